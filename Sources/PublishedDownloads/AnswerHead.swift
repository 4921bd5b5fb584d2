internal import CCurl

/// The status and the header fields of an answer.
struct AnswerHead: Sendable {
  /// The status; 0 before there is one.
  private(set) var status = 0
  private var fields: [String: String] = [:]

  /// Takes a line of the head; the first line of another answer begins anew.
  mutating func take(_ line: String) {
    if line.hasPrefix("HTTP/") {
      let words = line.split(separator: " ")
      (status, fields) = (words.count > 1 ? Int(words[1]) ?? 0 : 0, [:])
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    let value = line[line.index(after: colon)...].trimmed
    // Fields that are repeated make a list; none of those that are used here may be one.
    fields[name] = fields[name].map { "\($0), \(value)" } ?? value
  }

  /// The value of a field, by its name in lower case.
  func field(_ name: String) -> String? { fields[name] }

  /// The media type without its parameters, in lower case; `nil` where none is given.
  var mediaType: String? {
    field("content-type")?.split(separator: ";").first.map { $0.lowercased().trimmed }
  }

  /// The tag of exactly these bytes; `nil` for none, and for a weak one.
  var strongTag: String? {
    guard let tag = field("etag"), tag.hasPrefix("\""), tag.hasSuffix("\""), tag.count > 1 else {
      return nil
    }
    return tag
  }

  /// The seconds that the server asks to wait; `nil` where it does not say.
  ///
  /// - Parameter now: The time now, in seconds since 1970.
  func retryAfter(now: Int) -> Double? {
    guard let text = field("retry-after") else { return nil }
    if let seconds = Int(text) { return seconds >= 0 ? Double(seconds) : nil }
    // SAFETY: the text is lent for the call; the second argument is not used.
    let time = unsafe curl_getdate(text, nil)
    return time < 0 ? nil : Double(Swift.max(0, time - now))
  }

  /// The part that was sent, of how many bytes; `nil` for none, or one that makes no sense.
  var contentRange: (first: Int, last: Int, total: Int)? {
    guard let text = field("content-range"), text.hasPrefix("bytes ") else { return nil }
    let numbers = text.dropFirst(6).split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "/"
    }.map { Int($0) }
    guard numbers.count == 3, let first = numbers[0], let last = numbers[1],
      let total = numbers[2], 0 <= first, first <= last, last < total
    else { return nil }
    return (first, last, total)
  }

  /// SHA-256 of the whole file as it is sent (RFC 9530), in base 64; `nil` where none is given.
  var digest: String? {
    for part in field("repr-digest")?.split(separator: ",") ?? [] {
      let part = part.trimmed
      guard part.lowercased().hasPrefix("sha-256=:"), part.hasSuffix(":") else { continue }
      return String(part.dropFirst("sha-256=:".count).dropLast())
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without blanks, tabs and line ends at its ends.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    var rest = Substring(self).drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
