/// A JSON value whose objects keep the order in which they are written down.
///
/// The order is part of the file: the same value gives the same bytes.
package indirect enum JSONValue: Sendable {
  case text(String)
  /// A number as it is to be written.
  case number(String)
  case flag(Bool)
  case none
  case list([JSONValue])
  case object(Members)

  /// What an object holds, in order.
  package typealias Members = [(key: String, value: JSONValue)]

  /// A whole number.
  package static func integer(_ number: Int) -> Self { .number("\(number)") }

  /// A list of texts.
  package static func texts(_ texts: [String]) -> Self { .list(texts.map { .text($0) }) }

  /// The value as a file: two spaces a level, lists of plain values in one line, a line feed at the end.
  package var document: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// The same in UTF-8.
  var bytes: [UInt8] { Array(document.utf8) }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .text(let value): text += JSONText.quoted(value)
    case .number(let value): text += value
    case .flag(let value): text += value ? "true" : "false"
    case .none: text += "null"
    case .list(let values) where values.allSatisfy(\.isPlain):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text, indent: indent)
      }
      text += "]"
    case .list(let values):
      Self.enclose("[", "]", count: values.count, to: &text, indent: indent) { text, index, inner in
        values[index].write(to: &text, indent: inner)
      }
    case .object(let members) where members.isEmpty: text += "{}"
    case .object(let members):
      Self.enclose("{", "}", count: members.count, to: &text, indent: indent) {
        text, index, inner in
        text += JSONText.quoted(members[index].key) + ": "
        members[index].value.write(to: &text, indent: inner)
      }
    }
  }

  private static func enclose(
    _ opening: String, _ closing: String, count: Int, to text: inout String, indent: String,
    item: (inout String, Int, String) -> Void
  ) {
    let inner = indent + "  "
    text += opening
    for index in 0..<count {
      text += (index == 0 ? "\n" : ",\n") + inner
      item(&text, index, inner)
    }
    text += "\n" + indent + closing
  }

  private var isPlain: Bool {
    switch self {
    case .text, .number, .flag, .none: true
    case .list, .object: false
    }
  }
}

/// Text as a JSON string.
package enum JSONText {
  /// The text in double quotes; whatever it holds, a reader gets it back.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
