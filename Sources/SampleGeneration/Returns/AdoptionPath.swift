internal import CareStatistics

/// The days of a child's way to adoption.
struct AdoptionPath {
  /// The day of the placement order.
  let order: Day
  /// The day on which the child is placed with those who will adopt it.
  let placing: Day
  /// The day of the adoption, or the one on which the placement breaks down.
  let end: Day
  /// Whether the child stays where it is.
  let isWithCarer: Bool
  /// Whether the placement breaks down.
  let isDisrupted: Bool

  /// Draws whether a child who starts at an age is adopted, and when; `nil` if not.
  init?(from start: Day, age: Int, _ random: inout ChildRandom) {
    let share =
      switch age {
      case 0: 0.36
      case 1..<3: 0.17
      case 3..<5: 0.09
      case 5..<7: 0.04
      default: 0.0
      }
    guard random.chance(share) else { return nil }
    order = start + 150 + random.days(mean: 130)
    placing = order + 30 + random.days(mean: 170)
    isDisrupted = random.chance(0.03)
    end = placing + (isDisrupted ? 20 + random.days(mean: 90) : 90 + random.days(mean: 150))
    isWithCarer = random.chance(0.13)
  }
}
