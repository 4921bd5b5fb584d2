/// The cell of a file that a figure was read from.
public struct Provenance: Hashable, Sendable {
  /// The index of the file in the run's list of sources.
  public let source: Int
  /// The line of the record in that file, counted from 1.
  public let line: Int

  /// A cell's place.
  public init(source: Int, line: Int) { (self.source, self.line) = (source, line) }
}

/// One published cell: a number, or the reason why there is none.
public struct Figure: Hashable, Sendable {
  /// The number; `nil` when the cell has none.
  public let number: Double?
  /// Why there is no number; `nil` for a plain number.
  public let status: ValueStatus?
  /// The cell's text exactly as published.
  public let text: String
  /// Where it stands; `nil` for a figure that was put together from several cells.
  public let provenance: Provenance?

  /// A figure from its parts.
  public init(number: Double?, status: ValueStatus?, text: String, provenance: Provenance?) {
    (self.number, self.status, self.text, self.provenance) = (number, status, text, provenance)
  }

  /// A figure that no file has: not available.
  public static let absent = Figure(
    number: nil, status: .notAvailable, text: "", provenance: nil)
}

/// One measure in one area and year, which is also its grain.
public struct Observation: Hashable, Sendable {
  /// The measure's id.
  public let measure: String
  /// The area's key.
  public let area: AreaKey
  /// The year of the period; the measure's `PeriodBasis` says what it means.
  public let year: Int
  /// The value as published; `nil` where the publication gives none for this area and year.
  public let published: Figure?
  /// What is counted above the line; `nil` for a measure without one.
  public let numerator: Figure?
  /// What is counted below the line; `nil` for a measure without one.
  public let denominator: Figure?
  /// Numerator over denominator in the measure's unit, unrounded; `nil` where either is missing.
  public let calculated: Double?
  /// A note on a boundary change that touches this figure; empty for none.
  public let boundaryNote: String

  /// An observation from its parts.
  public init(
    measure: String, area: AreaKey, year: Int, published: Figure?, numerator: Figure?,
    denominator: Figure?, calculated: Double?, boundaryNote: String
  ) {
    (self.measure, self.area, self.year) = (measure, area, year)
    (self.published, self.numerator, self.denominator) = (published, numerator, denominator)
    (self.calculated, self.boundaryNote) = (calculated, boundaryNote)
  }

  /// The figure to lead with: the published number, else the calculated one; `nil` for none.
  public var value: Double? { published.map { $0.number } ?? calculated }

  /// The figure to draw and compare: unrounded where it can be calculated, else as published.
  ///
  /// A percentage that only rounds to zero is drawn at its calculated value. A confidential one is
  /// never worked out again from its parts.
  public var precise: Double? {
    published?.status == .confidential ? nil : calculated ?? published?.number
  }

  /// Why there is no value; `nil` when there is one.
  public var status: ValueStatus? {
    if let published { return published.number == nil ? published.status ?? .notAvailable : nil }
    if calculated != nil { return nil }
    return numerator?.status ?? denominator?.status ?? .notAvailable
  }
}
