/// A JSON value whose objects keep the order in which they were written.
package indirect enum JSONValue: Sendable {
  case text(String)
  /// A number as it is to be written.
  case number(String)
  case flag(Bool)
  case none
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// The value over several lines, two spaces a level, with a line end.
  package var document: String { written(indent: "") + "\n" }

  private func written(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return JSONText.quoted(text)
    case .number(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .none: return "null"
    case .list(let items):
      if items.isEmpty { return "[]" }
      if items.allSatisfy(\.isPlain) {
        return "[" + items.map { $0.written(indent: inner) }.joined(separator: ", ") + "]"
      }
      let lines = items.map { inner + $0.written(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let pairs):
      if pairs.isEmpty { return "{}" }
      let lines = pairs.map { pair in
        "\(inner)\(JSONText.quoted(pair.key)): \(pair.value.written(indent: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .text, .number, .flag, .none: true
    case .list, .object: false
    }
  }
}
