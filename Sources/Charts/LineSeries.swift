/// One line of a line chart.
public struct LineSeries: Sendable, Hashable {
  /// What a line stands for; it decides colour, dash and point shape.
  public enum Role: Int, Sendable, Hashable, CaseIterable {
    /// The area that the chart is about: dark blue, 3 px, round points.
    case subject = 0
    /// England: orange, 2.5 px, square points.
    case england = 1
    /// The region: dark grey, dashed, diamonds.
    case region = 2
    /// The median of the statistical neighbours: turquoise, dotted, triangles.
    case neighbours = 3
  }

  /// The name at the line's end.
  public let name: String

  /// What the line stands for.
  public let role: Role

  /// One figure a year; `nil` is a gap, as is a figure that is not finite.
  public let values: [Double?]

  /// At a gap the mark that says why, for example `[c]`, shown at the axis; `nil` for none.
  public let marks: [String?]

  /// A line from its parts.
  ///
  /// - Parameters:
  ///   - name: The name at the line's end.
  ///   - role: What the line stands for.
  ///   - values: One figure a year.
  ///   - marks: One mark a year, or none at all.
  /// - Precondition: `marks` is empty or as long as `values`.
  public init(name: String, role: Role, values: [Double?], marks: [String?] = []) {
    precondition(marks.isEmpty || marks.count == values.count, "one mark a year")
    self.name = name
    self.role = role
    self.values = values
    self.marks = marks
  }

  /// The figure at an index, if a scale can place it.
  func value(_ index: Int) -> Double? { Extent.drawable(values[index]) }
}

extension LineSeries.Role {
  var lineStyle: MarkStyle {
    switch self {
    case .subject: .subjectLine
    case .england: .englandLine
    case .region: .regionLine
    case .neighbours: .neighboursLine
    }
  }

  var pointStyle: MarkStyle {
    switch self {
    case .subject: .subjectPoints
    case .england: .englandPoints
    case .region: .regionPoints
    case .neighbours: .neighboursPoints
    }
  }

  var pointShape: PointShape {
    switch self {
    case .subject, .england: .lineEnd
    case .region: .diamond
    case .neighbours: .triangle
    }
  }
}

/// A year from which figures are no longer comparable with earlier ones.
public struct SeriesBreak: Sendable, Hashable {
  /// The first year of the later figures.
  public let year: Int

  /// What changed, in a few words.
  public let label: String

  /// A break before a year.
  public init(before year: Int, label: String) {
    self.year = year
    self.label = label
  }
}
