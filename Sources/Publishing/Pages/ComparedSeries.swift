internal import CareStatistics
internal import TrendAnalysis

/// One measure of one authority beside England, its region and its statistical neighbours: the one
/// structure from which chart, table, sentences and download are made.
struct ComparedSeries {
  let measure: Measure
  let years: ClosedRange<Int>
  /// The authority, one point a year.
  let points: [SeriesPoint]
  /// The comparators, one entry a year; `nil` for a year that they do not cover.
  let england: [AggregateFigure?]
  let region: [AggregateFigure?]
  let neighbours: [NeighbourFigure?]
  /// The figures to lead with, as the publication rounds them.
  let englandShown: [Double?]
  let regionShown: [Double?]
  let medians: [Double?]
  /// The unrounded figures, to draw and to subtract.
  let englandDrawn: [Double?]
  let regionDrawn: [Double?]

  init?(_ measure: Measure, in area: Area, index: SiteIndex) {
    guard let years = index.years(of: measure.id) else { return nil }
    (self.measure, self.years) = (measure, years)
    points = index.analysis.table.series(of: measure.id, in: area.key, years: years)
    let comparators = index.analysis.comparators[measure.id]
    england = Self.align(comparators?.england ?? [], comparators?.years ?? [], years)
    region = Self.align(
      area.region.flatMap { comparators?.regions[$0] } ?? [], comparators?.years ?? [], years)
    neighbours = Self.align(
      comparators?.neighbours[area.key] ?? [], comparators?.years ?? [], years)
    englandShown = england.map { $0?.shown }
    regionShown = region.map { $0?.shown }
    medians = neighbours.map { $0?.median }
    englandDrawn = england.map { $0?.drawn(for: measure.unit) }
    regionDrawn = region.map { $0?.drawn(for: measure.unit) }
  }

  private static func align<Value>(
    _ values: [Value], _ covered: [Int], _ years: ClosedRange<Int>
  ) -> [Value?] {
    years.map { year in
      guard let position = covered.firstIndex(of: year), position < values.count else { return nil }
      return values[position]
    }
  }

  /// The last position with a value of the authority; `nil` when there is none.
  var latest: Int? { points.lastIndex { $0.value != nil } }

  /// The position of a year; `nil` outside the series.
  func position(of year: Int) -> Int? { years.contains(year) ? year - years.lowerBound : nil }

  /// The period of a position in words.
  func period(_ position: Int) -> String { measure.period.inWords(year: points[position].year) }

  /// The authority's change between two positions, unrounded; `nil` where either has no value.
  func change(from first: Int, to last: Int) -> Double? {
    Self.difference(points[first].precise, points[last].precise)
  }

  /// The change of a comparator between two positions; `nil` where either has no value.
  static func change(_ values: [Double?], from first: Int, to last: Int) -> Double? {
    difference(values[first], values[last])
  }

  /// The difference of two figures; `nil` where either is missing.
  static func difference(_ first: Double?, _ last: Double?) -> Double? {
    guard let first, let last else { return nil }
    return last - first
  }

  /// The first position of a window that has a value, no later than `last`.
  func start(of window: ClosedRange<Int>, before last: Int) -> Int? {
    points.indices.first {
      window.contains(points[$0].year) && points[$0].value != nil && $0 < last
    }
  }

  /// Whether any year is the figure of a joint return.
  var hasJointReturn: Bool { points.contains(where: \.isJointReturn) }

  /// The boundary notes of the authority's figures, each once.
  var boundaryNotes: [String] {
    var notes: [String] = []
    for note in points.compactMap({ $0.observation?.boundaryNote }) where !note.isEmpty {
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}
