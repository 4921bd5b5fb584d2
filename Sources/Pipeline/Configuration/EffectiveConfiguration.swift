public import FoundationEssentials
internal import PublishedStatistics
internal import Publishing

/// The settings in force, each with where it came from.
public struct EffectiveConfiguration: Sendable {
  /// One setting.
  struct Entry: Sendable {
    /// The keys that lead to it, outermost first.
    let keys: [String]
    /// The value; `nil` where nothing is in force.
    let value: JSONValue?
    let origin: SettingOrigin
  }

  private(set) var entries: [Entry] = []
  private let path: String
  private let overrides: SettingOverrides

  /// The settings of a pipeline file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: What the command line says.
  ///   - environment: Variables such as `CARENUMBERS_OUTPUT`.
  /// - Throws: `PipelineFault`, also for a file in which anything is wrong.
  public init(
    path: String, options: [SettingOverrides.Setting: String] = [:],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PipelineFault) {
    _ = try PipelineConfiguration(path: path, options: options, environment: environment)
    self.path = path
    overrides = SettingOverrides(options: options, environment: environment)
    let text = try ReadableFile.text(path)
    do throws(ConfigurationFault) {
      let root = try ConfigurationNode(yaml: text, file: path)
      try add(PipelineConfiguration.keys, root, below: [])
    } catch {
      throw PipelineFault(error)
    }
  }

  private mutating func add(
    _ keys: [ConfigurationKey], _ node: ConfigurationNode?, below outer: [String]
  ) throws(ConfigurationFault) {
    for key in keys {
      let child = node?.optional(key.name)
      let place = outer + [key.name]
      if case .keys(let inner) = key.shape {
        let isImplied = inner.allSatisfy(\.isImplied)
        guard child != nil || isImplied else {
          entries.append(Entry(keys: place, value: nil, origin: .fallback))
          continue
        }
        try add(inner, child, below: place)
      } else {
        entries.append(try entry(key, child, place))
      }
    }
  }

  private func entry(
    _ key: ConfigurationKey, _ node: ConfigurationNode?, _ place: [String]
  ) throws(ConfigurationFault) -> Entry {
    func plain(_ text: String) -> JSONValue { key.shape.isText ? .text(text) : .number(text) }
    if place.count == 1, let setting = SettingOverrides.Setting(rawValue: key.name),
      let given = overrides[setting]
    {
      return Entry(keys: place, value: plain(given.text), origin: given.origin)
    }
    guard let node else {
      return Entry(keys: place, value: key.fallback.map(plain), origin: .fallback)
    }
    return Entry(
      keys: place, value: try Self.value(node, key.shape, file: path),
      origin: .file(path, line: node.line ?? 0))
  }

  /// A value as it is in force: paths as they are opened.
  private static func value(
    _ node: ConfigurationNode, _ shape: ConfigurationShape, file: String
  ) throws(ConfigurationFault) -> JSONValue {
    switch shape {
    case .path:
      return .text(PipelineConfiguration.resolve(try node.text(), besideFile: file))
    case .command:
      let command = PipelineConfiguration.resolve(command: try node.command(), besideFile: file)
      return .list(command.map { .text($0) })
    case .list(let item, _):
      var parts: [JSONValue] = []
      for child in try node.items() { parts.append(try value(child, item, file: file)) }
      return .list(parts)
    case .keys(let keys):
      var parts: JSONValue.Members = []
      for key in keys {
        guard let child = node.optional(key.name) else { continue }
        parts.append((key.name, try value(child, key.shape, file: file)))
      }
      return .object(parts)
    case .boolean: return .flag(try node.boolean())
    case .integer, .number: return .number(try node.text())
    case .text, .name, .identifier, .date, .choice, .entries: return .text(try node.text())
    }
  }

  /// The settings as YAML, with where each came from as a comment.
  public var yaml: String {
    var lines: [String] = []
    var outer: [String] = []
    for entry in entries {
      for (depth, key) in entry.keys.dropLast().enumerated()
      where outer.count <= depth || outer[depth] != key {
        outer = Array(entry.keys[...depth])
        lines.append(String(repeating: "  ", count: depth) + "\(key):")
      }
      outer = Array(entry.keys.dropLast())
      let indent = String(repeating: "  ", count: outer.count)
      let name = entry.keys.last ?? ""
      if let value = entry.value {
        lines.append("\(indent)\(name): \(YAMLText.flow(value))  # \(entry.origin)")
      } else {
        lines.append("\(indent)# \(name): not set  # \(entry.origin)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The settings as JSON: a list of objects with key, value and source.
  public var json: String {
    let values = entries.map { entry -> JSONValue in
      .object([
        ("key", .text(entry.keys.joined(separator: "."))), ("value", entry.value ?? .none),
        ("source", .text(entry.origin.description)),
      ])
    }
    return JSONValue.list(values).document
  }
}

/// Values as YAML in one line.
enum YAMLText {
  private static let words = ["true", "false", "yes", "no", "null", "on", "off", "y", "n"]

  /// A value in the flow style.
  static func flow(_ value: JSONValue) -> String {
    switch value {
    case .text(let text): plain(text)
    case .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .none: "null"
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .object(let pairs):
      "{" + pairs.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A text, without quotes only where nothing else could be meant.
  static func plain(_ text: String) -> String {
    let letters = text.utf8.map { (97...122).contains($0 | 32) }
    let isPlain = zip(text.utf8, letters).allSatisfy { byte, isLetter in
      isLetter || (45...57).contains(byte) || byte == UInt8(ascii: "_")
    }
    let isWord = letters.first == true || text.hasPrefix("/")
    return isPlain && isWord && !words.contains(text.lowercased()) ? text : JSONText.quoted(text)
  }
}

extension ConfigurationKey {
  /// Whether the settings in force can be told where the key is left out.
  fileprivate var isImplied: Bool {
    guard isOptional else { return false }
    if case .keys(let inner) = shape { return inner.allSatisfy(\.isImplied) }
    return true
  }
}

extension ConfigurationShape {
  /// Whether the value is a text, and neither a number nor a list.
  fileprivate var isText: Bool {
    switch self {
    case .text, .name, .path, .identifier, .date, .choice: true
    case .boolean, .integer, .number, .command, .list, .keys, .entries: false
    }
  }
}
