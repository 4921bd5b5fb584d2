internal import CareStatistics

/// Makes the children of one authority, each by itself from its year and number.
struct ChildMaker {
  private static let ages: Choice<Int> = [
    0: 7.5, 1: 2.1, 2: 1.8, 3: 1.6, 4: 1.5, 5: 1.4, 6: 1.3, 7: 1.3, 8: 1.2, 9: 1.2, 10: 1.2,
    11: 1.3,
    12: 1.6, 13: 1.9, 14: 2.1, 15: 2.2, 16: 2.2, 17: 1.5,
  ]
  private static let agesAlone: Choice<Int> = [13: 2, 14: 6, 15: 17, 16: 38, 17: 37]
  private static let ethnicities: Choice<ShortText> = [
    "WBRI": 680, "WIRI": 4, "WIRT": 3, "WROM": 8, "WOTH": 42, "MWBC": 35, "MWBA": 16, "MWAS": 18,
    "MOTH": 36, "AIND": 6, "APKN": 18, "ABAN": 9, "AOTH": 16, "BAFR": 34, "BCRB": 24, "BOTH": 16,
    "CHNE": 1, "OOTH": 18, "REFU": 3, "NOBT": 13,
  ]
  private static let ethnicitiesAlone: Choice<ShortText> = [
    "BAFR": 36, "AOTH": 25, "OOTH": 26, "WOTH": 5, "BOTH": 4, "APKN": 2, "CHNE": 1, "NOBT": 1,
  ]
  private static let needs: Choice<ShortText> = [
    "N1": 66, "N5": 14, "N4": 8, "N3": 4, "N2": 3, "N8": 2.5, "N6": 1.5, "N7": 0.3,
  ]
  private static let upnLetters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

  private let profile: AuthorityProfile
  private let horizon: Day

  /// A maker of children whose care is followed to a day.
  init(profile: AuthorityProfile, horizon: Day) {
    (self.profile, self.horizon) = (profile, horizon)
  }

  /// The child of a number among those who first start in a collection year.
  func child(_ number: Int, startingIn year: Int) -> CareChild {
    let seed = Self.seed(profile.seed, number, year)
    var random = ChildRandom(seed: seed)
    let start = CollectionYear(year).start + random.below(365)
    let hasBreaks = random.chance(0.02)
    let isAlone = !hasBreaks && random.chance(profile.shareAlone(in: year))
    var child = person(
      seed, (number, year), from: start,
      age: hasBreaks ? random.within(5...15) : (isAlone ? Self.agesAlone : Self.ages).draw(&random),
      isAlone: isAlone, &random)
    guard start <= horizon else { return child }
    let stream = { ChildRandom(seed: ChildRandom.seed(seed, part: $0)) }
    if hasBreaks {
      var breaks = ShortBreaks(of: child, random: stream(1))
      child.episodes = breaks.run(from: start, until: horizon)
      return child
    }
    var next: Day? = start
    for part in 1...4 {
      guard let day = next, day <= horizon else { break }
      let need = isAlone ? "N8" : Self.needs.draw(&random)
      var period = CarePeriod(of: child, from: day, need: need, random: stream(part))
      child.episodes += period.run(until: horizon)
      next = returning(child, &random)
    }
    return child
  }

  private static func seed(_ seed: UInt64, _ number: Int, _ year: Int) -> UInt64 {
    ChildRandom.seed(ChildRandom.seed(seed, part: year), part: number)
  }

  /// The day on which a child who has left comes back; `nil` for most.
  private func returning(_ child: CareChild, _ random: inout ChildRandom) -> Day? {
    guard let last = child.episodes.last, last.end < CarePeriod.open,
      LeavingCare.mayReturn(after: last.ending)
    else { return nil }
    let gap: Int
    if random.chance(0.13) {
      gap = 7 + random.days(mean: 130)
    } else if random.chance(0.07) {
      gap = 366 + random.days(mean: 400)
    } else {
      return nil
    }
    return last.end + gap < child.adulthood - 40 ? last.end + gap : nil
  }

  /// Draws who the child is.
  func person(
    _ seed: UInt64, _ number: (number: Int, year: Int), from start: Day, age: Int, isAlone: Bool,
    _ random: inout ChildRandom
  ) -> CareChild {
    let birth = Self.birth(at: age, on: start, &random)
    let isBoy = random.chance(isAlone ? 0.95 : 0.545)
    let isUnknown = start.reportingYear >= 2025 && random.chance(0.001)
    let isMother = !isBoy && random.chance(0.03)
    let ethnicities = isAlone ? Self.ethnicitiesAlone : Self.ethnicities
    let unique = Self.unique(number, seed: profile.seed)
    let asylumEnd: Day? = isAlone ? birth.birthday(18) : nil
    let isGranted = random.chance(0.07)
    return CareChild(
      seed: seed, identifier: Self.identifier(unique), pupilNumber: Self.pupilNumber(unique),
      sex: isUnknown ? .unknown : isBoy ? .male : .female, birth: birth,
      ethnicity: ethnicities.draw(&random),
      homePostcode: isAlone ? "" : MadePostcode.draw(&random),
      motherhood: isMother ? birth.birthday(15) + 150 + random.below(850) : nil,
      asylumEnd: asylumEnd.map { isGranted ? min($0, start + 150 + random.below(400)) : $0 })
  }

  /// A day of birth that makes a child of an age on a day; many babies start within days of birth.
  private static func birth(at age: Int, on start: Day, _ random: inout ChildRandom) -> Day {
    let beyond =
      age > 0
      ? 1 + random.below(363)
      : random.chance(0.5) ? random.below(12) : min(random.days(mean: 110), 360)
    // Nobody is born on 29 February, on whose birthdays sources differ.
    let birth = (start - beyond).yearly.birthday(-age)
    return birth.birthday(18) - start < 5 ? (birth + 20).yearly : birth
  }

  /// A number below 2 to the 29th that no other child of the authority has.
  ///
  /// Adding, multiplying by an odd number and folding the upper bits in can all be undone.
  private static func unique(_ number: (number: Int, year: Int), seed: UInt64) -> Int {
    precondition(number.number < 1 << 22, "an authority has fewer than four million starts a year")
    let mask: UInt64 = 1 << 29 - 1
    var unique = UInt64(number.year - 1980) << 22 | UInt64(number.number)
    for round in 0..<3 {
      unique = (unique &+ SplitMix64.number(at: round, seed: seed)) & mask
      unique = unique &* 0x2C1B_3C6D & mask
      unique ^= unique >> 15
    }
    return Int(unique)
  }

  /// Two letters and six digits.
  private static func identifier(_ unique: Int) -> ShortText {
    let letters = unique / 1_000_000
    var text = ShortText()
    text.set(UInt8(ascii: "A") + UInt8(letters / 26), at: 0)
    text.set(UInt8(ascii: "A") + UInt8(letters % 26), at: 1)
    return ShortText.digits(unique % 1_000_000, width: 6, after: text)
  }

  /// A letter other than I, O and S, and twelve digits.
  private static func pupilNumber(_ unique: Int) -> ShortText {
    var text = ShortText()
    text.set(upnLetters[unique % upnLetters.count], at: 0)
    return ShortText.digits(999_000_000_000 + unique, width: 12, after: text)
  }
}
