internal import CareStatistics
internal import TrendAnalysis

/// The published figures that stand beside one authority's local ones, by the authority's key and the
/// reporting year.
struct PublishedSeries {
  let index: SiteIndex
  let area: AreaKey
  /// The ids of the published measures, by local measure.
  let published: [LocalMeasure: String]

  /// One year's published figure.
  enum Entry {
    /// A number, and the file and line that it was read from.
    case number(Double, source: String)
    /// No number, and why.
    case status(ValueStatus, source: String)
    /// The publication has not come as far.
    case notYet
    /// The publication does not go back as far.
    case notPublished
  }

  /// The published measure that a local one is held against; `nil` for none.
  func measure(_ local: LocalMeasure) -> Measure? {
    published[local].flatMap(index.measure)
  }

  /// The years in which a measure is published for any authority; `nil` for none.
  func years(_ local: LocalMeasure) -> ClosedRange<Int>? {
    measure(local).flatMap { index.years(of: $0.id) }
  }

  /// The figure of one year.
  func entry(_ local: LocalMeasure, year: Int) -> Entry {
    guard let measure = measure(local), let years = years(local) else { return .notPublished }
    guard
      let observation = index.analysis.table.observation(of: measure.id, in: area, year: year)
    else {
      if year > years.upperBound { return .notYet }
      return years.contains(year) ? .status(.notAvailable, source: "no row") : .notPublished
    }
    let source = source(observation)
    if let value = observation.value { return .number(value, source: source) }
    return .status(observation.status ?? .notAvailable, source: source)
  }

  /// The file and line of a figure.
  private func source(_ observation: Observation) -> String {
    let place =
      observation.published?.provenance ?? observation.numerator?.provenance
      ?? observation.denominator?.provenance
    let sources = index.context.sources
    guard let place, sources.indices.contains(place.source) else { return "no line on record" }
    return "\(sources[place.source].name), line \(place.line)"
  }
}
