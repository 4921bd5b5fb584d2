internal import CareStatistics

/// Everything wrong in a catalogue file: its shape, and names that lead nowhere.
package struct CatalogueCheck {
  /// What was found, in the order of the file.
  package private(set) var faults: [ConfigurationFault]
  /// The ids of all measures that have one, whatever else is wrong.
  package private(set) var measureIDs: [String] = []
  private var sourceIDs: [String] = []

  /// Checks a file from its root.
  init(_ root: ConfigurationNode) {
    faults = ShapeCheck(root, .keys(Catalogue.keys)).faults
    let measures = Self.items(root, "measures")
    measureIDs = measures.compactMap { try? $0.text("id") }
    sourceIDs = Self.items(root, "sources").compactMap { try? $0.text("id") }
    for measure in measures { checkMeasure(measure) }
    faults.sort(by: ConfigurationFault.standsBefore)
  }

  private static func items(_ node: ConfigurationNode, _ key: String) -> [ConfigurationNode] {
    // A value that is no list has been found by the check of the shape.
    (try? node.optional(key)?.items()) ?? []
  }

  private mutating func checkMeasure(_ node: ConfigurationNode) {
    let readings = Self.items(node, "readings").filter(\.isMapping)
    for reading in readings { checkReading(reading) }
    let own = try? node.text("id")
    for key in ["balances", "flows"] {
      for named in Self.items(node, key) { checkReference(named, of: own) }
    }
    let population = node.optional("population")
    if let named = population?.optional("measure") { checkReference(named, of: own) }
    checkTested(node, readings, hasPopulation: population != nil)
  }

  private mutating func checkReading(_ node: ConfigurationNode) {
    if let source = node.optional("source"), let id = try? source.text(), !sourceIDs.contains(id) {
      faults.append(
        source.fault(
          "no source '\(id)'", remedy: "Known sources: \(sourceIDs.joined(separator: ", "))."))
    }
    if !["value", "numerator", "denominator"].contains(where: { node.optional($0) != nil }) {
      faults.append(
        node.fault(
          "the reading names no column", remedy: "Add value, numerator or denominator."))
    }
  }

  /// A measure that another names must be in the catalogue, and be another one.
  private mutating func checkReference(_ node: ConfigurationNode, of own: String?) {
    guard let id = try? node.text() else { return }
    if id == own {
      faults.append(
        node.fault("the measure '\(id)' names itself", remedy: "Name another measure, or none."))
    } else if !measureIDs.contains(id) {
      faults.append(node.noMeasure(id, among: measureIDs))
    }
  }

  private mutating func checkTested(
    _ node: ConfigurationNode, _ readings: [ConfigurationNode], hasPopulation: Bool
  ) {
    guard (try? node.optional("tested")?.boolean()) == true else { return }
    let has = { (key: String) in readings.contains { $0.optional(key) != nil } }
    guard !has("numerator") || !(has("denominator") || hasPopulation) else { return }
    faults.append(
      node.fault(
        "a tested measure needs a numerator and a denominator",
        remedy: "Give the readings both, name a population, or set 'tested: false'."))
  }
}

extension ConfigurationNode {
  /// The fault that a named measure is not in the catalogue.
  package func noMeasure(_ id: String, among ids: [String]) -> ConfigurationFault {
    let nearest = ids.min { editDistance(id, $0) < editDistance(id, $1) } ?? ""
    return fault(
      "no measure '\(id)' in the catalogue", remedy: "Did you mean '\(nearest)'?")
  }
}
