package import PublishedStatistics

extension Hooks {
  /// Every key under `hooks`.
  package static let keys: [ConfigurationKey] =
    Occasion.allCases.map { .optional($0.rawValue, .command, $0.note, example: $0.example) } + [
      .optional(
        "seconds", .integer(secondsRange), "How many seconds a hook may take.",
        fallback: "\(Hooks().seconds)")
    ]

  private static let secondsRange = 1...3_600

  /// Reads the hooks of a pipeline file; a program whose name has a slash is relative to that file.
  init(_ node: ConfigurationNode?, path: String) throws(ConfigurationFault) {
    self.init()
    seconds = try node?.optional("seconds")?.integer(in: Self.secondsRange) ?? seconds
    for occasion in Occasion.allCases {
      guard let command = try node?.optional(occasion.rawValue)?.command() else { continue }
      commands[occasion] = PipelineConfiguration.resolve(command: command, besideFile: path)
    }
  }
}

extension Hooks.Occasion {
  /// When the hook is started, in a sentence.
  fileprivate var note: String {
    switch self {
    case .success: "When a run was published, or nothing had changed."
    case .failure: "When a run came to nothing."
    case .change: "When a run was published whose figures differ from those held before."
    case .flagChange: "When a run was published in which an area gained, lost or changed a grade."
    }
  }

  fileprivate var example: String {
    switch self {
    case .success: "[/usr/bin/logger, --tag, carenumbers]"
    case .failure, .change, .flagChange: "[./notify, team@example.org]"
    }
  }
}
