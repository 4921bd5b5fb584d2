package import CareStatistics
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
  /// What keys were called that had to be renamed, since their mapping has them twice.
  private let renamed: [String: String]

  private init(file: String, path: String, node: Node, renamed: [String: String]) {
    (self.file, self.path, self.node, self.renamed) = (file, path, node, renamed)
  }

  private func part(_ path: String, _ node: Node) -> ConfigurationNode {
    ConfigurationNode(file: file, path: path, node: node, renamed: renamed)
  }

  /// The root of a YAML text.
  ///
  /// - Throws: `ConfigurationFault` for text that is not YAML or is empty.
  package init(yaml text: String, file: String) throws(ConfigurationFault) {
    try AliasLimit.check(text, file: file)
    let keys: RepeatedKeys
    do {
      keys = try RepeatedKeys(text)
    } catch let error as YamlError {
      throw Self.fault(error, file: file)
    } catch {
      throw ConfigurationFault(
        file: file, line: nil, column: nil, message: "\(error)", remedy: "Mend the YAML.")
    }
    guard let root = keys.root else {
      throw ConfigurationFault(
        file: file, line: nil, column: nil, message: "the file is empty",
        remedy: "Write the settings, or start from the file that came with the project.")
    }
    self.init(file: file, path: "", node: root, renamed: keys.renamed)
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

  /// The line that this value begins on, counted from 1; `nil` where it is not known.
  package var line: Int? { node.mark?.line }

  /// Whether this is a plain value, neither a list nor a mapping.
  package var isPlain: Bool { node.scalar != nil }

  /// Whether this is a mapping.
  package var isMapping: Bool { node.mapping != nil }

  /// Checks that this is a mapping with no other keys than `keys`, and none twice.
  package func expectKeys(_ keys: [String]) throws(ConfigurationFault) {
    guard isMapping else {
      throw fault("expected a list of settings", remedy: "Write keys with values: \(keys).")
    }
    if let unknown = unknownKeys(keys).first { throw unknown }
    if let first = repeatedKeys.first {
      throw first.key.fault("the key '\(first.name)' is there twice", remedy: "Remove one of them.")
    }
  }

  /// A fault for each key of this mapping that is not among `keys`.
  func unknownKeys(_ keys: [String]) -> [ConfigurationFault] {
    (node.mapping ?? [:]).compactMap { key, _ -> ConfigurationFault? in
      let name = key.string ?? "?"
      guard renamed[name] == nil, !keys.contains(name) else { return nil }
      let nearest = keys.min { editDistance(name, $0) < editDistance(name, $1) } ?? ""
      let close = editDistance(name, nearest) <= max(2, name.count / 3)
      return part(path, key).fault(
        "unknown key '\(name)'",
        remedy: close
          ? "Did you mean '\(nearest)'?" : "Known keys here: \(keys.joined(separator: ", ")).")
    }
  }

  /// A key that a mapping has twice.
  struct RepeatedKey {
    /// The place of the later one.
    let key: ConfigurationNode
    let name: String
    /// The line of the first.
    let firstLine: Int
    /// The value of the first.
    let firstValue: ConfigurationNode
  }

  /// The keys that this mapping has twice.
  var repeatedKeys: [RepeatedKey] {
    guard let mapping = node.mapping else { return [] }
    return mapping.compactMap { key, value in
      guard let name = renamed[key.string ?? ""],
        let later = mapping.first(where: { $0.key.string == name })?.key
      else { return nil }
      return RepeatedKey(
        key: part(path, later), name: name, firstLine: key.mark?.line ?? 0,
        firstValue: part(path.isEmpty ? name : "\(path).\(name)", value))
    }
  }

  /// The fault that a key is missing.
  func missing(_ key: String) -> ConfigurationFault {
    fault("the key '\(key)' is missing", remedy: "Add '\(key)' here.")
  }

  /// The value under a key; `nil` when there is none.
  package func optional(_ key: String) -> ConfigurationNode? {
    guard let child = node.mapping?[key] else { return nil }
    return part(path.isEmpty ? key : "\(path).\(key)", child)
  }

  /// The value under a key that must be there.
  package func required(_ key: String) throws(ConfigurationFault) -> ConfigurationNode {
    guard let child = optional(key) else { throw missing(key) }
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

  /// The number of a plain value, within a range.
  package func number(in range: NumberRange) throws(ConfigurationFault) -> Double {
    guard let scalar = node.scalar, let number = Double(scalar.string), range.contains(number)
    else {
      throw fault("expected a number \(range.inWords)", remedy: "Write a number such as 0.05.")
    }
    return number
  }

  /// The day of a plain value.
  package func date() throws(ConfigurationFault) -> CalendarDate {
    guard let date = CalendarDate(iso: try text()) else {
      throw fault("not a date", remedy: "Write it as 2018-07-24.")
    }
    return date
  }

  /// A text for readers: none that a spreadsheet takes for a formula.
  package func name() throws(ConfigurationFault) -> String {
    let text = try text()
    guard !FormulaText.begins(text) else {
      throw fault(
        "'\(text)' is a formula to a spreadsheet",
        remedy: "Begin the name with something else than = + - @ or a tab.")
    }
    return text
  }

  /// A name for files and links: lower case letters, digits and underscores.
  package func identifier() throws(ConfigurationFault) -> String {
    let text = try text()
    let allowed = text.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95
    }
    guard allowed, text.utf8.count <= 50 else {
      throw fault(
        "'\(text)' cannot be a name",
        remedy: "Use at most 50 lower-case letters, digits and underscores.")
    }
    return text
  }

  /// A text that is one of a closed set.
  package func choice(of texts: [String]) throws(ConfigurationFault) -> String {
    let text = try text()
    guard texts.contains(text) else {
      let all = texts.map { "'\($0)'" }.joined(separator: ", ")
      throw fault("unknown value '\(text)'", remedy: "Use one of \(all).")
    }
    return text
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
    let text = try choice(of: Value.allCases.map(\.rawValue))
    guard let value = Value(rawValue: text) else {
      throw fault("unknown value '\(text)'", remedy: "Use another one.")
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
      part("\(path)[\(index + 1)]", child)
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

  /// A program with its arguments; a single plain value is a program without any.
  package func command() throws(ConfigurationFault) -> [String] {
    let command = try texts()
    guard !command.isEmpty else {
      throw fault(
        "names no program",
        remedy: "Give the program and its arguments as a list, for example [/usr/bin/logger, -s].")
    }
    return command
  }

  /// The keys and values of a mapping, in file order.
  package func entries() throws(ConfigurationFault) -> [(key: String, value: ConfigurationNode)] {
    guard let mapping = node.mapping else {
      throw fault("expected keys with values", remedy: "Write 'key: value' lines.")
    }
    return mapping.compactMap { key, value in
      let name = key.string ?? "?"
      return renamed[name] == nil ? (name, part("\(path).\(name)", value)) : nil
    }
  }
}
