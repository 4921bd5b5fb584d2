import Foundation
import Publishing
import Testing

/// The words of a whole run, read from its files alone.
enum WordChecks {
  /// No page, chart or text of a run prints a word that judges or claims a cause.
  static func check(_ files: [String: Data]) {
    let words = (Array(BannedWords.all) + BannedWords.phrases).sorted().joined(separator: "|")
    var read = 0
    for (path, data) in files where path.hasSuffix(".html") || path.hasSuffix(".svg") {
      let text = String(decoding: data, as: UTF8.self)
        .replacingOccurrences(
          of: "(?s)<(script|style)>.*?</\\1>|<[^>]*>", with: " ", options: .regularExpression)
      let found = text.range(
        of: "\\b(\(words))\\b", options: [.regularExpression, .caseInsensitive])
      #expect(found == nil, "\(path): \(found.map { String(text[$0]) } ?? "")")
      read += 1
    }
    #expect(read > 300)
  }
}
