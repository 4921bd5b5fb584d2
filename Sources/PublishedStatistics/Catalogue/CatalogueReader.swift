internal import CareStatistics

extension Catalogue {
  /// Reads the text of a catalogue file and checks it whole.
  ///
  /// - Parameters:
  ///   - text: The YAML text.
  ///   - file: The file's name, for messages.
  /// - Throws: `ConfigurationFault` for the first thing wrong, with line and column.
  public init(yaml text: String, file: String) throws(ConfigurationFault) {
    let root = try ConfigurationNode(yaml: text, file: file)
    try root.expectKeys(["version", "sources", "measures"])
    _ = try root.required("version").integer(in: 1...1)
    var sources: [CatalogueSource] = []
    for node in try root.required("sources").items() {
      let source = try CatalogueSource(node)
      guard !sources.contains(where: { $0.id == source.id }) else {
        throw node.fault("the source '\(source.id)' is there twice", remedy: "Rename one of them.")
      }
      sources.append(source)
    }
    var measures: [CatalogueMeasure] = []
    for node in try root.required("measures").items() {
      let measure = try CatalogueMeasure(node, sources: sources)
      guard !measures.contains(where: { $0.measure.id == measure.measure.id }) else {
        throw node.fault(
          "the measure '\(measure.measure.id)' is there twice", remedy: "Rename one of them.")
      }
      measures.append(measure)
    }
    self.init(sources: sources, measures: measures)
    try checkReferences(root)
  }

  /// Every measure that another names must be in the catalogue.
  private func checkReferences(_ root: ConfigurationNode) throws(ConfigurationFault) {
    let ids = Set(measures.map(\.measure.id))
    for (node, entry) in zip(try root.required("measures").items(), measures) {
      let named =
        entry.measure.balances + entry.measure.flows
        + (entry.measure.population.map { [$0.measure] } ?? [])
      for id in named where !ids.contains(id) {
        throw node.fault(
          "'\(entry.measure.id)' names the measure '\(id)', which is not in the catalogue",
          remedy: "Add that measure, or name another.")
      }
    }
  }
}

extension CatalogueSource {
  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    try node.expectKeys([
      "id", "title", "publisher", "files", "layout", "symbols", "optional", "aggregate_rounding",
    ])
    id = try node.identifier("id")
    title = try node.name("title")
    publisher = try node.text("publisher")
    files = try node.text("files")
    layout = try node.required("layout").choice(SourceLayout.self)
    symbols = try node.required("symbols").choice(SymbolDialect.self)
    isOptional = try node.optional("optional")?.boolean() ?? false
    aggregateRounding = try node.optional("aggregate_rounding")?.positiveNumber() ?? 1
  }
}

extension CatalogueMeasure {
  private static let keys = [
    "id", "name", "short_name", "theme", "unit", "period", "direction", "balances", "numerator",
    "denominator", "population", "flows", "tested", "decimals", "definition", "readings",
  ]

  fileprivate init(
    _ node: ConfigurationNode, sources: [CatalogueSource]
  ) throws(ConfigurationFault) {
    try node.expectKeys(Self.keys)
    var readings: [Reading] = []
    for item in try node.required("readings").items() {
      readings.append(try Reading(item, sources: sources))
    }
    self.readings = readings
    let first = sources.first { $0.id == readings.first?.source }
    measure = try Measure(
      node, publication: first?.publication ?? "",
      hasNumerator: readings.contains { $0.columns[.numerator] != nil },
      hasDenominator: readings.contains { $0.columns[.denominator] != nil })
  }
}

extension PopulationRule {
  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    try node.expectKeys(["measure", "years_before"])
    self.init(
      measure: try node.text("measure"),
      yearsBefore: try node.required("years_before").integer(in: 0...2))
  }
}

extension Measure {
  fileprivate init(
    _ node: ConfigurationNode, publication: String, hasNumerator: Bool, hasDenominator: Bool
  ) throws(ConfigurationFault) {
    let unit = try node.required("unit").choice(MeasureUnit.self)
    var population: PopulationRule?
    if let child = node.optional("population") { population = try PopulationRule(child) }
    let hasRatio = hasNumerator && (hasDenominator || population != nil)
    let tested = try node.optional("tested")?.boolean() ?? (hasRatio && !unit.isCount)
    if tested, !hasRatio {
      throw node.fault(
        "a tested measure needs a numerator and a denominator",
        remedy: "Give the readings both, name a population, or set 'tested: false'.")
    }
    self.init(
      id: try node.identifier("id"), name: try node.name("name"),
      shortName: try node.name("short_name"),
      theme: try node.required("theme").choice(Theme.self), unit: unit,
      period: try node.required("period").choice(PeriodBasis.self),
      direction: try node.required("direction").choice(MeasureDirection.self),
      balances: try node.texts("balances"), numeratorName: try node.optional("numerator")?.text(),
      denominatorName: try node.optional("denominator")?.text(), isTested: tested,
      decimals: try node.required("decimals").integer(in: 0...3),
      definition: try node.text("definition"), publication: publication,
      population: population, flows: try node.texts("flows"))
  }
}

extension Reading {
  fileprivate init(
    _ node: ConfigurationNode, sources: [CatalogueSource]
  ) throws(ConfigurationFault) {
    try node.expectKeys(["source", "where", "value", "numerator", "denominator"])
    let id = try node.text("source")
    guard sources.contains(where: { $0.id == id }) else {
      throw node.fault(
        "no source '\(id)'",
        remedy: "Known sources: \(sources.map(\.id).joined(separator: ", ")).")
    }
    var conditions: [RowCondition] = []
    for (column, value) in try node.optional("where")?.entries() ?? [] {
      conditions.append(RowCondition(column: column, value: try value.text()))
    }
    source = id
    self.conditions = conditions
    var columns: [FigureRole: [String]] = [:]
    for (role, key) in [
      (FigureRole.value, "value"), (.numerator, "numerator"), (.denominator, "denominator"),
    ] {
      guard let list = node.optional(key) else { continue }
      let names = try list.texts()
      guard !names.isEmpty else {
        throw list.fault("no column is named", remedy: "Name a column, or leave '\(key)' out.")
      }
      columns[role] = names
    }
    guard !columns.isEmpty else {
      throw node.fault(
        "the reading names no column", remedy: "Add value, numerator or denominator.")
    }
    self.columns = columns
  }
}

extension ConfigurationNode {
  /// The name that readers will see under a key: no text that a spreadsheet takes for a formula.
  func name(_ key: String) throws(ConfigurationFault) -> String {
    let node = try required(key)
    let text = try node.text()
    guard !FormulaText.begins(text) else {
      throw node.fault(
        "'\(text)' is a formula to a spreadsheet",
        remedy: "Begin the name with something else than = + - @ or a tab.")
    }
    return text
  }

  /// A name for files and links: lower case letters, digits and underscores.
  package func identifier(_ key: String) throws(ConfigurationFault) -> String {
    let node = try required(key)
    let text = try node.text()
    let allowed = text.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95
    }
    guard allowed, text.utf8.count <= 50 else {
      throw node.fault(
        "'\(text)' cannot be a name",
        remedy: "Use at most 50 lower-case letters, digits and underscores.")
    }
    return text
  }
}
