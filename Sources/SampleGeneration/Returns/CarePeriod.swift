internal import CareStatistics

/// One period of care as it unfolds, episode by episode.
///
/// The day of leaving and the days on which the legal status changes are drawn first; moves are
/// drawn one by one, each when a placement begins. The next of all these days ends the episode and
/// begins another. Every such day lies after the start of the episode and before the day of
/// leaving, so episodes follow each other without gap or overlap and none is shorter than a day.
struct CarePeriod {
  /// The end of an episode that the last return does not see ending.
  static let open = Day(9999, 1, 1)

  private static let changes: Choice<ShortText> = [
    "CARPL": 40, "LAREQ": 11, "CREQB": 10, "CREQO": 9, "CHILD": 6, "PLACE": 6, "APPRR": 3,
    "STAND": 2,
    "ALLEG": 2, "CLOSE": 1, "OTHER": 10,
  ]
  private static let temporary: Choice<ShortText> = [
    "T1": 30, "T2": 5, "T3": 35, "T4": 22, "T0": 8,
  ]

  private let child: CareChild
  private let start: Day
  private let legal: LegalPath
  private let adoption: AdoptionPath?
  private var leaving: Day
  private var adopts = false
  private var current: CareEpisode
  private var nextMove = open
  /// Whether the next move is a change of the kind of placement with the same carer.
  private var stays = false
  /// Where a child on a temporary stay comes back to.
  private var back: Placement?
  private var random: ChildRandom
  private var episodes: [CareEpisode] = []

  /// A period that starts on a day, with its own random numbers.
  init(of child: CareChild, from start: Day, need: ShortText, random: ChildRandom) {
    var random = random
    let age = child.age(on: start)
    adoption = child.asylumEnd == nil ? AdoptionPath(from: start, age: age, &random) : nil
    if let adoption {
      legal = LegalPath(toAdoptionFrom: start, order: adoption.order, &random)
      leaving = Self.open
    } else if child.asylumEnd != nil {
      legal = .accommodation
      leaving = Self.leavingAlone(from: start, child, &random)
    } else {
      legal = LegalPath(from: start, age: age, &random)
      leaving = LeavingCare.day(from: start, birth: child.birth, &random)
      if legal.first.first == UInt8(ascii: "J") {
        leaving = min(leaving, start + random.days(mean: 80))
      }
    }
    let placement = PlacementChoice.first(
      age: age, legalStatus: legal.first, isAlone: child.asylumEnd != nil, on: start, &random)
    current = CareEpisode(
      start: start, end: Self.open, reason: "S", legalStatus: legal.first, need: need,
      placement: placement)
    (self.child, self.start, self.random) = (child, start, random)
    drawMove()
  }

  /// A child who came alone may be transferred soon, or found to be older; most stay until 18.
  private static func leavingAlone(
    from start: Day, _ child: CareChild, _ random: inout ChildRandom
  ) -> Day {
    let early = random.chance(0.16) ? random.days(mean: 30) : random.days(mean: 2600)
    return min(start + early, child.adulthood)
  }

  /// The episodes of the period that start by a day; those that go on beyond it are left open.
  mutating func run(until horizon: Day) -> [CareEpisode] {
    while true {
      let placing = adoption.flatMap { adopts || $0.placing <= current.start ? nil : $0.placing }
      let status = legal.next(after: current.start)
      let next = min(status?.day ?? Self.open, nextMove, placing ?? Self.open, leaving)
      if next > horizon {
        episodes.append(current)
        return episodes
      }
      if next == leaving {
        leave()
        return episodes
      }
      let newStatus = status?.day == next ? status?.status : nil
      if next == placing {
        placeForAdoption(on: next, newStatus)
      } else if next == nextMove {
        move(on: next, newStatus)
      } else if let newStatus {
        changeStatus(to: newStatus, on: next)
      }
    }
  }

  private mutating func leave() {
    current.end = leaving
    current.ending =
      if adopts { random.chance(0.45) ? "E11" : "E12" } else {
        LeavingCare.ending(of: child, in: current, since: start, on: leaving, &random)
      }
    episodes.append(current)
  }

  /// Ends the episode and begins the next with what has changed.
  private mutating func turn(
    on day: Day, _ placement: Placement?, sameCarer: Bool = false, _ status: ShortText?
  ) {
    current.end = day
    if placement != nil { current.change = drawChange(on: day, to: placement) }
    episodes.append(current)
    let reason: ShortText =
      switch (placement, status) {
      case (nil, _): "L"
      case (_, nil): sameCarer ? "T" : "P"
      default: sameCarer ? "U" : "B"
      }
    current = CareEpisode(
      start: day, end: Self.open, reason: reason, legalStatus: status ?? current.legalStatus,
      need: current.need, placement: placement ?? current.placement)
  }

  private mutating func drawChange(on day: Day, to placement: Placement?) -> ShortText {
    let isCustody = placement?.code == "R5" || placement?.code == "K1"
    return isCustody && day.reportingYear >= 2019 && random.chance(0.5)
      ? "CUSTOD" : Self.changes.draw(&random)
  }

  /// A new legal status, now and then with a move, or with a longer stay agreed where the child is.
  private mutating func changeStatus(to status: ShortText, on day: Day) {
    guard back == nil, !current.placement.isAdoption else { return turn(on: day, nil, status) }
    if status == "C2", let lasting = lasting(current.placement), random.chance(0.1) {
      turn(on: day, lasting, sameCarer: true, status)
      drawMove()
    } else if random.chance(0.1) {
      turn(on: day, drawPlacement(on: day, under: status), status)
      drawMove()
    } else {
      turn(on: day, nil, status)
    }
  }

  /// The end of a placement: a temporary stay, the way back from it, or another placement.
  private mutating func move(on day: Day, _ status: ShortText?) {
    if var place = back {
      back = nil
      if place.code == "P2", day >= PlacementChoice.lastIndependentLiving { place.code = "H5" }
      turn(on: day, place, status)
      return drawMove()
    }
    if current.placement.code == "P2", day == PlacementChoice.lastIndependentLiving {
      var place = current.placement
      place.code = "H5"
      turn(on: day, place, sameCarer: true, status)
      return drawMove()
    }
    if stays, let lasting = lasting(current.placement) {
      turn(on: day, lasting, sameCarer: true, status)
      return drawMove()
    }
    let length = random.within(2...7)
    // A legal status that changes during the stay would be an episode there that no move began.
    let isSettled = (legal.next(after: day)?.day ?? Self.open) > day + length
    if adoption == nil, random.chance(0.08), day + length < leaving, isSettled {
      back = current.placement
      turn(on: day, PlacementChoice.placement(Self.temporary.draw(&random), &random), status)
      nextMove = day + length
      return
    }
    turn(on: day, drawPlacement(on: day, under: status ?? current.legalStatus), status)
    drawMove()
  }

  private mutating func placeForAdoption(on day: Day, _ status: ShortText?) {
    guard let adoption else { return }
    let isWithCarer = adoption.isWithCarer || current.placement.code == "U5"
    let isFreed = (status ?? current.legalStatus) == "D1"
    let code: ShortText = isFreed ? (isWithCarer ? "A3" : "A4") : isWithCarer ? "A5" : "A6"
    var placement = PlacementChoice.placement(code, &random)
    if isWithCarer { placement.postcode = current.placement.postcode }
    turn(on: day, placement, sameCarer: isWithCarer, status)
    adopts = true
    if adoption.isDisrupted {
      nextMove = adoption.end
      leaving = max(
        LeavingCare.day(from: adoption.end, birth: child.birth, &random), adoption.end + 30)
      adopts = false
    } else {
      nextMove = Self.open
      leaving = adoption.end
    }
  }

  private mutating func drawPlacement(on day: Day, under status: ShortText) -> Placement {
    PlacementChoice.later(
      age: child.age(on: day), legalStatus: status, isAlone: child.asylumEnd != nil, on: day,
      &random)
  }

  /// The long-term kind of a foster placement.
  private func lasting(_ placement: Placement) -> Placement? {
    var place = placement
    switch placement.code {
    case "U6": place.code = "U4"
    case "U3": place.code = "U1"
    default: return nil
    }
    return place
  }

  /// Draws how long the placement that has just begun lasts.
  private mutating func drawMove() {
    let placement = current.placement
    stays = false
    nextMove = current.start + daysUntilMove()
    if lasting(placement) != nil, adoption == nil, child.asylumEnd == nil, random.chance(0.5) {
      let day = current.start + 250 + random.days(mean: 250)
      if day < nextMove { (nextMove, stays) = (day, true) }
    }
    let age = child.age(on: current.start)
    if (10..<16).contains(age), random.chance(0.25) {
      // Supported accommodation opens at 16, and many move there soon.
      nextMove = min(nextMove, child.birth.birthday(16) + random.below(500))
    }
    if placement.code == "P2" { nextMove = min(nextMove, PlacementChoice.lastIndependentLiving) }
  }

  /// Placements break soon or not for long: the rate falls after two months and after two years.
  private mutating func daysUntilMove() -> Int {
    let age = child.age(on: current.start)
    let yearly =
      switch current.placement.code {
      case "U4", "U1": 0.2
      case "U6": age < 10 ? 0.45 : 0.75
      case "U3": 0.3
      case "P1": 0.15
      case "K2", "Z1": 0.45
      case "R3", "R2", "K1", "R5": 3.0
      default: 0.5
      }
    var budget = random.exponential() * 365.25
    var day = 0
    for (end, factor) in [(60, 2.2), (730, 1.0), (30_000, 0.45)] {
      let used = yearly * factor * Double(end - day)
      if used > budget { return max(1, day + Int(budget / (yearly * factor))) }
      budget -= used
      day = end
    }
    return day
  }
}
