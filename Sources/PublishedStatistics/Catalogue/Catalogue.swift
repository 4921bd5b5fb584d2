public import CareStatistics

/// How the rows and columns of a published file are laid out.
public enum SourceLayout: String, Sendable, Hashable, CaseIterable {
  /// The Department's open data standard: time and geography columns, filters, indicators.
  case openData = "open data"
  /// The Local Authority Interactive Tool's long table: one value a row, areas by number.
  case interactiveTool = "interactive tool"
}

/// One published table that figures are read from.
public struct CatalogueSource: Sendable, Hashable {
  /// A stable name for this table.
  public let id: String
  /// The publication's title.
  public let title: String
  /// Who publishes it.
  public let publisher: String
  /// A file-name pattern, with `*` and `?`.
  public let files: String
  /// How the table is laid out.
  public let layout: SourceLayout
  /// Which symbols it uses.
  public let symbols: SymbolDialect
  /// Whether a run may go on without it.
  public let isOptional: Bool
  /// What national and regional counts are rounded to, for example 10; 1 when they are exact.
  public let aggregateRounding: Double

  /// Publisher and title in one line.
  public var publication: String { "\(publisher), \(title)" }
}

/// A column that must hold a given text for a row to count.
public struct RowCondition: Sendable, Hashable {
  /// The column's name.
  public let column: String
  /// The text that the cell must have.
  public let value: String
}

/// The part that a column's number plays in a measure.
public enum FigureRole: Int, Sendable, Hashable, CaseIterable {
  case value
  case numerator
  case denominator
}

/// Where figures of a measure stand in one source: which rows, which columns.
public struct Reading: Sendable, Hashable {
  /// The source's id.
  public let source: String
  /// What a row must hold; all conditions together.
  public let conditions: [RowCondition]
  /// For each role the columns whose numbers are added up; usually one.
  public let columns: [FigureRole: [String]]
}

/// A measure together with the places where its figures are read.
public struct CatalogueMeasure: Sendable, Hashable {
  /// The measure.
  public let measure: Measure
  /// Its readings, the one to prefer first.
  public let readings: [Reading]
}

/// Every source and measure of a pipeline: what `measures.yml` says.
public struct Catalogue: Sendable, Hashable {
  /// The tables, in file order.
  public let sources: [CatalogueSource]
  /// The measures, in file order, which is the order of pages and files.
  public let measures: [CatalogueMeasure]

  /// The source with an id; `nil` when there is none.
  public func source(_ id: String) -> CatalogueSource? { sources.first { $0.id == id } }

  /// The part of the catalogue that some sources can serve.
  ///
  /// Measures whose first reading is elsewhere are left out, as are readings of other sources.
  public func restricted(toSources ids: Set<String>) -> Catalogue {
    let kept = measures.compactMap { entry -> CatalogueMeasure? in
      guard let first = entry.readings.first, ids.contains(first.source) else { return nil }
      return CatalogueMeasure(
        measure: entry.measure, readings: entry.readings.filter { ids.contains($0.source) })
    }
    return Catalogue(sources: sources.filter { ids.contains($0.id) }, measures: kept)
  }

  /// The part of the catalogue that some measures need: they, their populations and their sources.
  ///
  /// - Throws: `ConfigurationFault` for an id that is not in the catalogue.
  public func restricted(
    toMeasures ids: [String]
  ) throws(ConfigurationFault) -> Catalogue {
    for id in ids where !measures.contains(where: { $0.measure.id == id }) {
      throw ConfigurationFault(
        file: "catalogue", line: nil, column: nil, message: "no measure '\(id)'",
        remedy: "Known measures: \(measures.map(\.measure.id).joined(separator: ", ")).")
    }
    let chosen = measures.filter { ids.contains($0.measure.id) }
    let needed = Set(
      ids + chosen.flatMap { $0.measure.flows + [$0.measure.population?.measure].compactMap { $0 } }
    )
    let kept = measures.filter { needed.contains($0.measure.id) }
    let used = Set(kept.flatMap { $0.readings.map(\.source) })
    return Catalogue(sources: sources.filter { used.contains($0.id) }, measures: kept)
  }
}
