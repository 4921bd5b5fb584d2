/// Maps years to coordinates, at equal distances for equal times.
package struct YearScale: Sendable, Hashable {
  /// The years, ascending.
  package let years: [Int]
  /// The distance between one year and the next on the drawing.
  package let distance: Double
  /// The usual step from a figure to the next, in years: one unless the figures come less often.
  package let usualStep: Int

  private let origin: Double

  /// A scale for years in a stretch of the drawing; a single year stands in its middle.
  ///
  /// - Precondition: `years` is not empty and ascends.
  package init(years: [Int], from start: Double, to end: Double) {
    precondition(!years.isEmpty, "a scale of years needs a year")
    self.years = years
    var usual = Int.max
    for (earlier, later) in zip(years, years.dropFirst()) {
      precondition(earlier < later, "years must ascend")
      usual = min(usual, later - earlier)
    }
    usualStep = years.count > 1 ? usual : 1
    let span = years[years.count - 1] - years[0]
    distance = span > 0 ? (end - start) / Double(span) : end - start
    origin = span > 0 ? start : (start + end) / 2
  }

  /// The coordinate of the year with an index.
  package func position(_ index: Int) -> Double {
    origin + Double(years[index] - years[0]) * distance
  }

  /// Whether a line may join the year with an index to the one before it: no year is left out between
  /// them.
  package func continues(at index: Int) -> Bool {
    index > 0 && years[index] - years[index - 1] <= usualStep
  }

  /// The indices of the years to label: the last, and from there back each that has room.
  ///
  /// - Parameters:
  ///   - room: The width that a label needs.
  ///   - steps: The distances between labels that read well, ascending.
  package func labelled(
    room: Double = 48, steps: [Int] = [1, 2, 5, 10, 20, 50, 100, 1_000]
  ) -> [Int] {
    var next = Double.infinity
    var spacing = 1
    // Even steps read better than as many labels as fit.
    for candidate in steps {
      spacing = candidate
      if Double(candidate) * distance >= room { break }
    }
    let last = years[years.count - 1]
    var indices: [Int] = []
    for index in years.indices.reversed()
    where (last - years[index]) % spacing == 0 && next - position(index) >= room {
      indices.append(index)
      next = position(index)
    }
    return indices.reversed()
  }
}
