internal import CareStatistics

/// The figures of one reading and role, by area and year.
///
/// A dense table of positions with the figures beside it: looking up costs two array accesses and
/// the memory follows the cells that exist.
struct CellGrid: Sendable {
  /// The years that a grid has room for; figures outside are refused by the reader.
  static let years = 1990...2049

  private var positions: [Int32]
  private(set) var figures: [Figure] = []
  private let areaCount: Int

  init(areaCount: Int) {
    self.areaCount = areaCount
    positions = Array(repeating: -1, count: areaCount * Self.years.count)
  }

  /// The figure of an area (by its index in the register) and year; `nil` when no row had one.
  subscript(area: Int, year: Int) -> Figure? {
    let position = positions[slot(area, year)]
    return position < 0 ? nil : figures[Int(position)]
  }

  /// Stores a figure.
  ///
  /// - Returns: The figure that was there before, which is kept; `nil` when the slot was free.
  mutating func store(_ figure: Figure, area: Int, year: Int) -> Figure? {
    let slot = slot(area, year)
    if positions[slot] >= 0 { return figures[Int(positions[slot])] }
    positions[slot] = Int32(figures.count)
    figures.append(figure)
    return nil
  }

  /// Takes over the figures of another grid.
  ///
  /// - Returns: For each slot that both have, the lines of the other's figure and of the one kept.
  mutating func merge(_ other: CellGrid) -> [(line: Int, kept: Int)] {
    if figures.isEmpty {
      self = other
      return []
    }
    var doubled: [(line: Int, kept: Int)] = []
    for (slot, position) in other.positions.enumerated() where position >= 0 {
      let figure = other.figures[Int(position)]
      if positions[slot] >= 0 {
        let kept = figures[Int(positions[slot])].provenance?.line ?? 0
        doubled.append((figure.provenance?.line ?? 0, kept))
      } else {
        positions[slot] = Int32(figures.count)
        figures.append(figure)
      }
    }
    return doubled
  }

  /// Every figure with its slot, in the order in which they were stored.
  var entries: [(slot: Int, figure: Figure)] {
    var slots = [Int](repeating: 0, count: figures.count)
    for (slot, position) in positions.enumerated() where position >= 0 {
      slots[Int(position)] = slot
    }
    return Array(zip(slots, figures))
  }

  /// Stores a figure in a slot that `entries` gave.
  ///
  /// - Returns: Whether there is such a slot and it was free.
  mutating func put(_ figure: Figure, slot: Int) -> Bool {
    guard positions.indices.contains(slot), positions[slot] < 0 else { return false }
    positions[slot] = Int32(figures.count)
    figures.append(figure)
    return true
  }

  private func slot(_ area: Int, _ year: Int) -> Int {
    (year - Self.years.lowerBound) * areaCount + area
  }
}
