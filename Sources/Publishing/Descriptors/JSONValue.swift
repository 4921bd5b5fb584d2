/// A JSON value whose objects keep the order in which they are written down.
///
/// The order is part of the file: the same value gives the same bytes.
indirect enum JSONValue: Sendable {
  case text(String)
  case integer(Int)
  case flag(Bool)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// A list of texts.
  static func texts(_ texts: [String]) -> Self { .list(texts.map { .text($0) }) }

  /// The value as a file, indented by two spaces, with a line feed at its end.
  var bytes: [UInt8] {
    var text = ""
    write(to: &text, depth: 0)
    return Array((text + "\n").utf8)
  }

  private func write(to text: inout String, depth: Int) {
    switch self {
    case .text(let value): Self.quote(value, to: &text)
    case .integer(let value): text += "\(value)"
    case .flag(let value): text += value ? "true" : "false"
    case .list(let values):
      Self.enclose("[", "]", count: values.count, to: &text, depth: depth) { text, index in
        values[index].write(to: &text, depth: depth + 1)
      }
    case .object(let members):
      Self.enclose("{", "}", count: members.count, to: &text, depth: depth) { text, index in
        Self.quote(members[index].0, to: &text)
        text += ": "
        members[index].1.write(to: &text, depth: depth + 1)
      }
    }
  }

  private static func enclose(
    _ opening: String, _ closing: String, count: Int, to text: inout String, depth: Int,
    item: (inout String, Int) -> Void
  ) {
    text += opening
    for index in 0..<count {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: depth + 1)
      item(&text, index)
    }
    if count > 0 { text += "\n" + String(repeating: "  ", count: depth) }
    text += closing
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
