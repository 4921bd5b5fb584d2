internal import ArgumentParser
internal import Pipeline

/// `carenumbers config`: the pipeline file, what is in force, and what may be in it.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check, show and begin pipeline files.",
    discussion: """
      What the command line says goes before the environment (\(variables)), \
      and that before the pipeline file.

      EXAMPLE
        carenumbers config validate
        carenumbers config show Pipelines/example-full.yml --format json
        carenumbers config init my-pipeline.yml
      """,
    subcommands: [Validate.self, Show.self, Init.self, Schema.self])

  private static let variables = SettingOverrides.Setting.allCases.map(\.variable)
    .joined(separator: ", ")

  /// `carenumbers config validate`: everything wrong, in one pass.
  struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate", abstract: "List everything wrong in a pipeline file.",
      discussion: """
        Checks the file whole, and the catalogue, reference tables and partner groups that it names. \
        Says 'NAME: no faults' and ends with 0, or lists faults with line, column and remedy on \
        standard error, the first 20, and ends with 78. Reads no published figure.

        EXAMPLE
          carenumbers config validate Pipelines/nightly.yml
        """)

    @Argument(help: "The pipeline file.")
    var pipeline = "Pipelines/nightly.yml"

    func run() async throws {
      try await ending {
        if let refusal = try ConfigurationCheck(path: pipeline).refusal { throw refusal }
        try StandardOutput.write("\(pipeline): no faults\n")
        return .done
      }
    }
  }

  /// `carenumbers config show`: the settings in force.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show the settings in force, each with where it came from.",
      discussion: """
        Paths are shown as they are opened.

        EXAMPLE
          carenumbers config show
          carenumbers config show Pipelines/example-full.yml --output /srv/care --format json
        """)

    @Argument(help: "The pipeline file.")
    var pipeline = "Pipelines/nightly.yml"

    @OptionGroup var settings: SettingOptions

    @Option(help: "text (YAML) or json.")
    var format: TextFormat = .text

    func run() async throws {
      try await ending {
        let effective = try EffectiveConfiguration(path: pipeline, options: settings.values)
        try StandardOutput.write(format == .json ? effective.json : effective.yaml)
        return .done
      }
    }
  }

  /// `carenumbers config init`: a file to begin with.
  struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Write a commented pipeline file to begin with.",
      discussion: """
        Writes over no file. Where the current folder is the project's, the file names the \
        catalogue, reference tables and partner groups that come with it.

        EXAMPLE
          carenumbers config init my-pipeline.yml
        """)

    @Argument(help: "The file to write.")
    var file: String

    func run() async throws {
      try await ending {
        try StarterFile.write(to: file)
        try StandardOutput.write("\(file)\n")
        return .done
      }
    }
  }

  /// `carenumbers config schema`: what editors check files with.
  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Print the JSON Schema of a file.",
      discussion: """
        Of the pipeline file, measures.yml (measures) and partners.yml (partners), as editors check \
        them, and of what a run writes: its manifest, and a line of its log (log). Those of the first \
        three are in Pipelines/schema.

        EXAMPLE
          carenumbers config schema pipeline
        """)

    @Argument(help: "pipeline, measures, partners, manifest or log.")
    var file: ConfigurationSchema

    func run() async throws {
      try await ending {
        try StandardOutput.write(file.json)
        return .done
      }
    }
  }
}

/// Text for people, or JSON for programs.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
