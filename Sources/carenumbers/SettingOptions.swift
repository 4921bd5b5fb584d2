internal import ArgumentParser
internal import Pipeline

/// Settings that go before those of the environment and of the pipeline file.
struct SettingOptions: ParsableArguments {
  @Option(help: "The folder to write to, instead of the pipeline's own.")
  var output: String?

  @Option(help: "The folder of published files, instead of the pipeline's own.")
  var published: String?

  @Option(help: "Finished runs to keep, instead of the pipeline's own number.")
  var keptRuns: Int?

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output names no folder.") }
    if published?.isEmpty == true { throw ValidationError("--published names no folder.") }
    if let keptRuns, !(1...10_000).contains(keptRuns) {
      throw ValidationError("--kept-runs must be from 1 to 10000.")
    }
  }

  /// What was given.
  var values: [SettingOverrides.Setting: String] {
    var values: [SettingOverrides.Setting: String] = [:]
    values[.output] = output
    values[.published] = published
    values[.keptRuns] = keptRuns.map(String.init)
    return values
  }
}
