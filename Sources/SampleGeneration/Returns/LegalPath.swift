internal import CareStatistics

/// How the legal status of a child changes over a period of care.
struct LegalPath {
  private static let ofBabies: Choice<ShortText> = [
    "C1": 54, "V2": 28, "L2": 8, "L1": 6, "C2": 4,
  ]
  private static let ofChildren: Choice<ShortText> = [
    "C1": 46, "V2": 36, "L1": 11, "L2": 4, "C2": 3,
  ]
  private static let ofYouths: Choice<ShortText> = [
    "V2": 50, "C1": 31, "L1": 13, "C2": 4, "L2": 1, "L3": 0.1,
  ]
  private static let ofAdolescents: Choice<ShortText> = [
    "V2": 74, "L1": 6, "C1": 7, "J1": 7, "C2": 4, "J2": 1.5, "J3": 0.3,
  ]

  /// The status at the start.
  let first: ShortText
  /// Later statuses and the days from which they hold, in order, each day after the one before.
  private(set) var changes: [(day: Day, status: ShortText)] = []

  /// The path of a child who came alone: accommodated throughout.
  static var accommodation: LegalPath { LegalPath(first: "V2") }

  private init(first: ShortText) { self.first = first }

  /// Draws the path of a period that starts on a day at an age.
  init(from start: Day, age: Int, _ random: inout ChildRandom) {
    let choice =
      switch age {
      case 0: Self.ofBabies
      case 1..<10: Self.ofChildren
      case 10..<16: Self.ofYouths
      default: Self.ofAdolescents
      }
    first = choice.draw(&random)
    var (day, status) = (start, first)
    if first.first == UInt8(ascii: "L") {
      day = day + (first == "L1" ? random.within(1...3) : random.within(3...8))
      status = first != "L1" || random.chance(0.55) ? "C1" : "V2"
      changes.append((day, status))
    }
    if status == "V2", age < 16, random.chance(age < 10 ? 0.8 : 0.6) {
      day = day + random.days(mean: 110) + 7
      status = "C1"
      changes.append((day, status))
    }
    if status == "C1" {
      day = day + 100 + random.days(mean: 170)
      changes.append((day, "C2"))
    }
  }

  /// The path of a child on the way to adoption: the placement order comes on a day.
  ///
  /// Before 1 December 2005 the court freed a child for adoption instead.
  init(toAdoptionFrom start: Day, order: Day, _ random: inout ChildRandom) {
    first = random.chance(0.75) ? "C1" : "V2"
    if first == "V2" { changes.append((start + random.within(5...60), "C1")) }
    changes.append((order, order >= Day(2005, 12, 1) ? "E1" : "D1"))
  }

  /// The next change after a day.
  func next(after day: Day) -> (day: Day, status: ShortText)? { changes.first { $0.day > day } }
}
