public import FoundationEssentials
internal import PublishedStatistics
internal import TrendAnalysis

extension PipelineConfiguration {
  /// Reads a pipeline file; paths in it are relative to its own folder.
  ///
  /// What the command line says goes before the environment, and that before the file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: What the command line says.
  ///   - environment: Variables such as `CARENUMBERS_OUTPUT`.
  /// - Throws: `PipelineFault`: `inputMissing` when there is no such file, `configurationWrong` with
  ///   everything that is wrong in it and in the files that it names.
  public init(
    path: String, options: [SettingOverrides.Setting: String] = [:],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PipelineFault) {
    let text = try ReadableFile.text(path)
    let overrides = SettingOverrides(options: options, environment: environment)
    do throws(ConfigurationFault) {
      let root = try ConfigurationNode(yaml: text, file: path)
      if let fault = (Self.faults(in: root) + overrides.faults).first { throw fault }
      try self.init(root, path: path)
      try overrides.apply(to: &self)
    } catch {
      throw ConfigurationCheck(path: path, text: text, overrides: overrides).refusal
        ?? PipelineFault(error)
    }
  }

  /// Everything wrong in the file itself, in its order.
  static func faults(in root: ConfigurationNode) -> [ConfigurationFault] {
    let faults =
      ShapeCheck(root, .keys(keys)).faults + GateSettings.faults(in: root)
      + PullItem.faults(in: root)
    return faults.sorted(by: ConfigurationFault.standsBefore)
  }

  /// Reads a file in which nothing is wrong.
  private init(_ root: ConfigurationNode, path: String) throws(ConfigurationFault) {
    func resolved(_ relative: String) -> String { Self.resolve(relative, besideFile: path) }
    self.path = path
    published = resolved(try root.text("published"))
    catalogue = resolved(try root.text("catalogue"))
    reference = resolved(try root.text("reference"))
    partners = try root.optional("partners")?.text()
    partners = partners.map(resolved)
    output = resolved(try root.text("output"))
    neighbourModel = try root.text("neighbour_model")
    headline = try HeadlineMeasures(root.required("headline"))
    windows = []
    for item in try root.required("windows").items() {
      windows.append(try item.integer(in: 5...30))
    }
    windows.sort(by: >)
    falseDiscoveryRate =
      try root.optional("false_discovery_rate")?.positiveNumber() ?? Fallback.falseDiscoveryRate
    eventVariance =
      try root.optional("event_variance")?.positiveNumber() ?? Fallback.eventVariance
    keptRuns = try root.optional("kept_runs")?.integer(in: 1...10_000) ?? Fallback.keptRuns
    returns = nil
    if let node = root.optional("returns") { returns = try Returns(node, path: path) }
    longRun = []
    for item in try root.optional("long_run")?.items() ?? [] {
      longRun.append(
        LongRunFigure(
          year: try item.required("year").integer(in: 1900...2100),
          children: try item.required("children").integer(in: 1...10_000_000)))
    }
    gates = try GateSettings(root.optional("gates"))
    hooks = try Hooks(root.optional("hooks"), path: path)
    pull = []
    for item in try root.optional("pull")?.items() ?? [] { pull.append(try PullItem(item)) }
  }
}

extension HeadlineMeasures {
  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    self.init(
      rate: try node.text("rate"), number: try node.text("number"),
      starting: try node.text("starting"), ceasing: try node.text("ceasing"),
      unaccompanied: try node.optional("unaccompanied")?.text() ?? "")
  }
}

extension PipelineConfiguration.Returns {
  fileprivate init(_ node: ConfigurationNode, path: String) throws(ConfigurationFault) {
    let ids = try node.required("published")
    self.init(
      folder: PipelineConfiguration.resolve(try node.text("folder"), besideFile: path),
      isMadeUp: try node.optional("made_up")?.boolean() ?? false,
      hasISODates: try node.optional("dates")?.text() == "iso",
      published: Published(
        stock: try ids.text("stock"), starts: try ids.text("starts"),
        ceases: try ids.text("ceases")))
  }
}
