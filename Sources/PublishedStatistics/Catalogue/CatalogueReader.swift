internal import CareStatistics

extension Catalogue {
  /// What a catalogue file says, or everything that is wrong with it.
  package struct Reading {
    /// The catalogue; `nil` where anything is wrong.
    package let catalogue: Catalogue?
    /// Everything wrong, in the order of the file.
    package let faults: [ConfigurationFault]
    /// The ids of all measures that have one, whatever else is wrong.
    package let measureIDs: [String]
  }

  /// Reads the text of a catalogue file and checks it whole.
  package static func read(yaml text: String, file: String) -> Reading {
    do throws(ConfigurationFault) {
      let root = try ConfigurationNode(yaml: text, file: file)
      let check = CatalogueCheck(root)
      let catalogue = check.faults.isEmpty ? try Catalogue(root) : nil
      return Reading(catalogue: catalogue, faults: check.faults, measureIDs: check.measureIDs)
    } catch {
      return Reading(catalogue: nil, faults: [error], measureIDs: [])
    }
  }

  /// Reads the text of a catalogue file and checks it whole.
  ///
  /// - Parameters:
  ///   - text: The YAML text.
  ///   - file: The file's name, for messages.
  /// - Throws: `ConfigurationFault` for the first thing wrong, with line and column.
  public init(yaml text: String, file: String) throws(ConfigurationFault) {
    let root = try ConfigurationNode(yaml: text, file: file)
    if let first = CatalogueCheck(root).faults.first { throw first }
    try self.init(root)
  }

  /// Reads a file in which nothing is wrong.
  private init(_ root: ConfigurationNode) throws(ConfigurationFault) {
    var sources: [CatalogueSource] = []
    for node in try root.required("sources").items() { sources.append(try CatalogueSource(node)) }
    var measures: [CatalogueMeasure] = []
    for node in try root.required("measures").items() {
      measures.append(try CatalogueMeasure(node, sources: sources))
    }
    self.init(sources: sources, measures: measures)
  }
}

extension CatalogueSource {
  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    id = try node.required("id").identifier()
    title = try node.required("title").name()
    publisher = try node.text("publisher")
    files = try node.text("files")
    layout = try node.required("layout").choice(SourceLayout.self)
    symbols = try node.required("symbols").choice(SymbolDialect.self)
    isOptional = try node.optional("optional")?.boolean() ?? false
    aggregateRounding = try node.optional("aggregate_rounding")?.positiveNumber() ?? 1
  }
}

extension CatalogueMeasure {
  fileprivate init(
    _ node: ConfigurationNode, sources: [CatalogueSource]
  ) throws(ConfigurationFault) {
    var readings: [Reading] = []
    for item in try node.required("readings").items() {
      readings.append(try Reading(item))
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
    self.init(
      id: try node.required("id").identifier(), name: try node.required("name").name(),
      shortName: try node.required("short_name").name(),
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
  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    source = try node.text("source")
    var conditions: [RowCondition] = []
    for (column, value) in try node.optional("where")?.entries() ?? [] {
      conditions.append(RowCondition(column: column, value: try value.text()))
    }
    self.conditions = conditions
    var columns: [FigureRole: [String]] = [:]
    for (role, key) in [
      (FigureRole.value, "value"), (.numerator, "numerator"), (.denominator, "denominator"),
    ] {
      guard let list = node.optional(key) else { continue }
      columns[role] = try list.texts()
    }
    self.columns = columns
  }
}
