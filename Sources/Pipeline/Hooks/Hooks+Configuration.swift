internal import PublishedStatistics

extension Hooks {
  /// Reads the hooks of a pipeline file; a program whose name has a slash is relative to that file.
  init(_ node: ConfigurationNode, path: String) throws(ConfigurationFault) {
    try node.expectKeys(Occasion.allCases.map(\.rawValue) + ["seconds"])
    self.init()
    seconds = try node.optional("seconds")?.integer(in: 1...3_600) ?? seconds
    for occasion in Occasion.allCases {
      guard let list = node.optional(occasion.rawValue) else { continue }
      var command: [String] = []
      for item in try list.items() { command.append(try item.text()) }
      guard let program = command.first else {
        throw list.fault(
          "'\(occasion.rawValue)' names no program",
          remedy: "Give the program and its arguments as a list, for example [/usr/bin/logger, -s]."
        )
      }
      if program.contains("/") {
        command[0] = PipelineConfiguration.resolve(program, besideFile: path)
      }
      commands[occasion] = command
    }
  }
}
