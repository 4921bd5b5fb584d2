internal import PublishedStatistics

/// Settings that the command line or the environment give in place of the pipeline file.
public struct SettingOverrides: Sendable {
  /// A setting that can be given elsewhere than in the file.
  public enum Setting: String, Sendable, CaseIterable {
    case output
    case published
    case keptRuns = "kept_runs"

    /// The option of the command line.
    public var option: String { "--\(rawValue.replacing("_", with: "-"))" }

    /// The environment variable.
    public var variable: String { "CARENUMBERS_\(rawValue.uppercased())" }
  }

  /// A value with where it came from.
  struct Value: Sendable, Equatable {
    let text: String
    let origin: SettingOrigin
  }

  private let values: [Setting: Value]

  /// The overrides of a command; a blank variable counts as none.
  init(options: [Setting: String], environment: [String: String]) {
    var values: [Setting: Value] = [:]
    for setting in Setting.allCases {
      if let text = options[setting] {
        values[setting] = Value(text: text, origin: .option(setting.option))
      } else if let text = environment[setting.variable], !text.isEmpty {
        values[setting] = Value(text: text, origin: .variable(setting.variable))
      }
    }
    self.values = values
  }

  /// What is given for a setting; `nil` for nothing.
  subscript(setting: Setting) -> Value? { values[setting] }

  /// What is wrong with the values given.
  var faults: [ConfigurationFault] {
    guard let runs = values[.keptRuns] else { return [] }
    if let number = Int(runs.text), (1...10_000).contains(number) { return [] }
    return [
      ConfigurationFault(
        file: runs.origin.description, line: nil, column: nil,
        message: "'\(runs.text)' is not a whole number from 1 to 10000",
        remedy: "Write digits only.")
    ]
  }

  /// Puts the values in place of those of the file.
  func apply(to configuration: inout PipelineConfiguration) throws(ConfigurationFault) {
    if let fault = faults.first { throw fault }
    if let value = values[.output] { configuration.output = value.text }
    if let value = values[.published] { configuration.published = value.text }
    if let number = values[.keptRuns].flatMap({ Int($0.text) }) { configuration.keptRuns = number }
  }
}

/// Where the value of a setting came from.
enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
  case option(String)
  case variable(String)
  case file(String, line: Int)
  case fallback

  /// In words, for example `Pipelines/nightly.yml:5`.
  var description: String {
    switch self {
    case .option(let name): "command line option \(name)"
    case .variable(let name): "environment variable \(name)"
    case .file(let path, let line): "\(path):\(line)"
    case .fallback: "default"
    }
  }
}
