/// Words that no page may print: they judge, or they claim a cause that figures cannot show.
package enum BannedWords {
  /// The words, in lower case.
  package static let all: Set<String> = [
    "because", "due", "caused", "causes", "causing", "thanks", "success", "successful", "failing",
    "failure", "failed", "poor", "poorly", "good", "best", "worst", "outperform", "outperforms",
    "outperforming", "underperform", "underperforms", "underperforming", "league", "improvement",
    "improvements", "improved", "improving", "deterioration", "deteriorated", "deteriorating",
  ]

  /// Banned phrases of several words, in lower case with single blanks.
  package static let phrases: [String] = ["driven by", "as a result of", "bucked the trend"]

  /// The banned words and phrases in a text, in order; empty when it may be printed.
  package static func found(in text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" }
    let found = words.map(String.init).filter(all.contains)
    let joined = words.joined(separator: " ")
    return found + phrases.filter { (" " + joined + " ").contains(" " + $0 + " ") }
  }
}
