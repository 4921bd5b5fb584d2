internal import CareStatistics
internal import Yams

/// One value of a YAML file that knows where it stands and refuses what it does not expect.
///
/// Decoding through `Codable` would pass over a misspelt key in silence; every mapping here is read
/// against the list of keys that it may have, and each fault names line and column.
package struct ConfigurationNode {
  /// The file's name, for messages.
  package let file: String
  /// Where this value stands in the file, for messages: `measures[3].readings`.
  package let path: String
  private let node: Node

  private init(file: String, path: String, node: Node) {
    (self.file, self.path, self.node) = (file, path, node)
  }

  /// The root of a YAML text.
  ///
  /// - Throws: `ConfigurationFault` for text that is not YAML or is empty.
  package init(yaml text: String, file: String) throws(ConfigurationFault) {
    try Self.refuseAliases(in: text, file: file)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw Self.fault(error, file: file)
    } catch {
      throw ConfigurationFault(
        file: file, line: nil, column: nil, message: "\(error)", remedy: "Mend the YAML.")
    }
    guard let root else {
      throw ConfigurationFault(
        file: file, line: nil, column: nil, message: "the file is empty",
        remedy: "Write the settings, or start from the file that came with the project.")
    }
    self.init(file: file, path: "", node: root)
  }

  /// The most aliases (`*name`) that a file may have.
  private static let aliasLimit = 16

  /// Refuses a text with many aliases: each may hold others, so that a few lines stand for more values
  /// than any machine can go through, and YAML compares keys with all that is in them.
  ///
  /// An asterisk where a value may begin is taken for one, also in a comment.
  private static func refuseAliases(
    in text: String, file: String
  ) throws(ConfigurationFault) {
    let beginnings = Set(" \t\n\r,[{:?-".utf8)
    var (before, found, line) = (UInt8(ascii: "\n"), 0, 1)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "*"), beginnings.contains(before) { found += 1 }
      if byte == UInt8(ascii: "\n") { line += 1 }
      before = byte
      guard found <= aliasLimit else {
        throw ConfigurationFault(
          file: file, line: line, column: nil, message: "more than \(aliasLimit) aliases ('*name')",
          remedy: "Write the values out; put text that begins with an asterisk in quotes.")
      }
    }
  }

  private static func fault(_ error: YamlError, file: String) -> ConfigurationFault {
    let remedy = "Mend the YAML: check the indentation and the quotes before this place."
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ConfigurationFault(
        file: file, line: mark.line, column: mark.column, message: problem, remedy: remedy)
    default:
      return ConfigurationFault(
        file: file, line: nil, column: nil, message: "not readable as YAML: \(error)",
        remedy: remedy)
    }
  }

  /// A fault at this value.
  package func fault(_ message: String, remedy: String) -> ConfigurationFault {
    let place = path.isEmpty ? "" : "\(path): "
    return ConfigurationFault(
      file: file, line: node.mark?.line, column: node.mark?.column, message: place + message,
      remedy: remedy)
  }

  /// Checks that this is a mapping with no other keys than `keys`.
  package func expectKeys(_ keys: [String]) throws(ConfigurationFault) {
    guard let mapping = node.mapping else {
      throw fault("expected a list of settings", remedy: "Write keys with values: \(keys).")
    }
    for (key, _) in mapping {
      let name = key.string ?? "?"
      guard !keys.contains(name) else { continue }
      let nearest = keys.min { editDistance(name, $0) < editDistance(name, $1) } ?? ""
      let close = editDistance(name, nearest) <= max(2, name.count / 3)
      throw ConfigurationNode(file: file, path: path, node: key).fault(
        "unknown key '\(name)'",
        remedy: close
          ? "Did you mean '\(nearest)'?" : "Known keys here: \(keys.joined(separator: ", ")).")
    }
  }

  /// The value under a key; `nil` when there is none.
  package func optional(_ key: String) -> ConfigurationNode? {
    guard let child = node.mapping?[key] else { return nil }
    return ConfigurationNode(
      file: file, path: path.isEmpty ? key : "\(path).\(key)", node: child)
  }

  /// The value under a key that must be there.
  package func required(_ key: String) throws(ConfigurationFault) -> ConfigurationNode {
    guard let child = optional(key) else {
      throw fault("the key '\(key)' is missing", remedy: "Add '\(key)' here.")
    }
    return child
  }

  /// The most bytes of a text: a cell of a workbook holds 32,767 characters, some beside it.
  private static let textLimit = 10_000

  /// The text of a plain value.
  package func text() throws(ConfigurationFault) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      throw fault("expected a text", remedy: "Write one value, in quotes where it holds a colon.")
    }
    guard scalar.string.utf8.count <= Self.textLimit else {
      throw fault(
        "a text of more than \(Self.textLimit) bytes", remedy: "Shorten it: a cell holds no more.")
    }
    return scalar.string
  }

  /// The text under a key that must be there.
  package func text(_ key: String) throws(ConfigurationFault) -> String {
    try required(key).text()
  }

  /// The whole number of a plain value, within `range`.
  package func integer(in range: ClosedRange<Int>) throws(ConfigurationFault) -> Int {
    guard let scalar = node.scalar, let number = Int(scalar.string), range.contains(number) else {
      throw fault(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound)",
        remedy: "Write digits only.")
    }
    return number
  }

  /// The number of a plain value, above zero.
  package func positiveNumber() throws(ConfigurationFault) -> Double {
    guard let scalar = node.scalar, let number = Double(scalar.string), number > 0,
      number.isFinite
    else { throw fault("expected a number above zero", remedy: "Write a number such as 0.05.") }
    return number
  }

  /// `true` or `false`.
  package func boolean() throws(ConfigurationFault) -> Bool {
    switch node.scalar?.string {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw fault("expected true or false", remedy: "Write true or false.")
    }
  }

  /// A value that is one of a closed set of texts.
  package func choice<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type
  ) throws(ConfigurationFault) -> Value where Value.RawValue == String {
    let text = try text()
    guard let value = Value(rawValue: text) else {
      let all = Value.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw fault("unknown value '\(text)'", remedy: "Use one of \(all).")
    }
    return value
  }

  /// The items of a list; a single plain value counts as a list of one.
  package func items() throws(ConfigurationFault) -> [ConfigurationNode] {
    if node.scalar != nil { return [self] }
    guard let sequence = node.sequence else {
      throw fault("expected a list", remedy: "Start each item with a hyphen.")
    }
    return sequence.enumerated().map { index, child in
      ConfigurationNode(file: file, path: "\(path)[\(index + 1)]", node: child)
    }
  }

  /// The texts of a list; a single plain value counts as a list of one.
  package func texts() throws(ConfigurationFault) -> [String] {
    var texts: [String] = []
    for item in try items() { texts.append(try item.text()) }
    return texts
  }

  /// The texts of the list under a key; empty when there is none.
  package func texts(_ key: String) throws(ConfigurationFault) -> [String] {
    try optional(key)?.texts() ?? []
  }

  /// The keys and values of a mapping, in file order.
  package func entries() throws(ConfigurationFault) -> [(key: String, value: ConfigurationNode)] {
    guard let mapping = node.mapping else {
      throw fault("expected keys with values", remedy: "Write 'key: value' lines.")
    }
    return mapping.map { key, value in
      let name = key.string ?? "?"
      return (name, ConfigurationNode(file: file, path: "\(path).\(name)", node: value))
    }
  }
}
