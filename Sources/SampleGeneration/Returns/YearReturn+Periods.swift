internal import CareStatistics

extension YearReturn {
  private static let firstSocialWorkers = Day(2023, 4, 1)
  private static let reviewCodes: Choice<ShortText> = [
    "PN1": 46, "PN2": 7, "PN3": 20, "PN4": 4, "PN5": 10, "PN6": 9, "PN7": 4,
  ]
  private static let permanences: Choice<ShortText> = [
    "Z1": 94, "P1": 2, "P2": 2.5, "P3": 0.5, "P4": 1,
  ]
  private static let socialWorkerReasons: Choice<ShortText> = [
    "LEFTRL": 38, "TSPROC": 20, "ORGRST": 12, "CHCHAN": 8, "MANAGE": 8, "ABSENC": 5, "PCCHAN": 1,
    "OTHERS": 8,
  ]
  private static let adopters: Choice<ShortText> = ["MF": 83, "MM": 10, "FF": 7]

  /// A period of care as far as the year sees it.
  private struct Stretch {
    let start: Day
    /// The day it ends, or a day beyond the year.
    let end: Day
    let inSecurity: Bool
  }

  /// The periods of care that reach into the year, short breaks apart.
  private func stretches(_ child: CareChild) -> [Stretch] {
    var stretches: [Stretch] = []
    var start: Day?
    var inSecurity = false
    for episode in child.episodes where !episode.isShortBreak {
      if episode.reason == "S" { (start, inSecurity) = (episode.start, false) }
      if episode.placement.code == "K1" || episode.placement.code == "K2" { inSecurity = true }
      guard let first = start, episode.ending != "X1" || episode.end > year.end else { continue }
      if first <= year.end, episode.end >= year.start {
        stretches.append(Stretch(start: first, end: episode.end, inSecurity: inSecurity))
      }
      start = nil
      if episode.end > year.end { break }
    }
    return stretches
  }

  /// Adds reviews, absences, social workers and earlier permanence of each period.
  func appendPeriods(
    _ child: CareChild, _ random: inout ChildRandom, to rows: inout ReturnRows
  ) {
    for stretch in stretches(child) {
      let seed = ChildRandom.seed(child.seed, part: 10_000 + Int(stretch.start.number))
      appendReviews(child, stretch, seed, to: &rows)
      if stretch.start >= year.start { appendPermanence(child, stretch, &random, to: &rows) }
      appendAbsences(child, stretch, &random, to: &rows)
      if year.number >= ReturnTable.socialWorkers.firstYear {
        appendSocialWorkers(child, stretch, seed, to: &rows)
      }
      if year.number >= ReturnTable.deprivationOfLiberty.firstYear, stretch.inSecurity,
        stretch.end > year.end, child.age(on: year.start) >= 11, random.chance(0.04)
      {
        let start = max(stretch.start, year.start) + 1
        let end = random.chance(0.5) ? (start + 28).text : ""
        if start + 28 <= year.end {
          rows.append(
            .deprivationOfLiberty, [child.identifier, child.birth.text, start.text, end])
        }
      }
    }
  }

  /// A review after four weeks, another after three months, then every six.
  private func appendReviews(
    _ child: CareChild, _ stretch: Stretch, _ seed: UInt64, to rows: inout ReturnRows
  ) {
    var position = max(0, (year.start - stretch.start) / 180 - 1)
    while true {
      var random = ChildRandom(seed: ChildRandom.seed(seed, part: position))
      let due = position == 0 ? 20 : position == 1 ? 110 : 110 + 180 * (position - 1)
      let day = stretch.start + due + random.below(8)
      guard day <= year.end, day < stretch.end else { return }
      if day >= year.start {
        let code = child.age(on: day) < 4 ? "PN0" : Self.reviewCodes.draw(&random)
        rows.append(.reviews, [child.identifier, child.birth.text, day.text, code])
      }
      position += 1
    }
  }

  private func appendPermanence(
    _ child: CareChild, _ stretch: Stretch, _ random: inout ChildRandom, to rows: inout ReturnRows
  ) {
    let kind = child.age(on: stretch.start) < 2 ? "Z1" : Self.permanences.draw(&random)
    var (authority, day): (ShortText, ShortText) = ("", "")
    if kind != "Z1" {
      authority = ShortText.digits(random.within(301...395))
      let date = child.birth + 200 + random.below(stretch.start - child.birth - 200)
      day = date.text
    }
    rows.append(.previousPermanence, [child.identifier, child.birth.text, kind, authority, day])
  }

  /// A few older children go missing, some of them often.
  private func appendAbsences(
    _ child: CareChild, _ stretch: Stretch, _ random: inout ChildRandom, to rows: inout ReturnRows
  ) {
    let last = min(stretch.end - 1, year.end)
    var day = max(stretch.start, year.start)
    guard child.age(on: day) >= 11, random.chance(0.13) else { return }
    for _ in 0..<random.days(mean: 4) {
      day = day + random.days(mean: 40)
      let length = random.chance(0.7) ? random.below(2) : random.within(2...9)
      guard day + length <= last else { return }
      rows.append(
        .missing,
        [
          child.identifier, child.birth.text, random.chance(0.85) ? "M" : "A", day.text,
          (day + length).text,
        ])
      day = day + length
    }
  }

  /// Who was the child's social worker when, since the return began to ask for it.
  private func appendSocialWorkers(
    _ child: CareChild, _ stretch: Stretch, _ seed: UInt64, to rows: inout ReturnRows
  ) {
    var random = ChildRandom(seed: ChildRandom.seed(seed, part: -1))
    var start = max(stretch.start, Self.firstSocialWorkers)
    var reason: ShortText = "FCONTA"
    while start <= year.end, start < stretch.end {
      let end = min(start + 20 + random.days(mean: 420), stretch.end)
      let worker = ShortText.digits(random.within(1_000_000...9_999_999), after: "SW")
      if end >= year.start {
        rows.append(
          .socialWorkers,
          [
            child.identifier, child.birth.text, worker, start.text, end > year.end ? "" : end.text,
            reason,
          ])
      }
      (start, reason) = (end, Self.socialWorkerReasons.draw(&random))
    }
  }

  /// Adds the placements for adoption that began or broke down in the year, and the adoption.
  func appendAdoption(_ child: CareChild, _ random: inout ChildRandom, to rows: inout ReturnRows) {
    var placed: Day?
    for (position, episode) in child.episodes.enumerated() {
      guard episode.placement.isAdoption, episode.start <= year.end else { continue }
      let isContinued = position > 0 && child.episodes[position - 1].placement.isAdoption
      if !isContinued { placed = episode.start }
      guard let placed else { continue }
      let breaksDown =
        episode.ending == "X1" && episode.end <= year.end
        && !child.episodes[min(position + 1, child.episodes.count - 1)].placement.isAdoption
      let breaksNow = breaksDown && episode.end >= year.start
      if breaksNow || !isContinued && placed >= year.start {
        rows.append(
          .placedForAdoption,
          [
            child.identifier, child.birth.text, placed.text, breaksNow ? episode.end.text : "",
            breaksNow ? ShortText.digits(random.within(1...4), after: "RD") : "",
          ])
      }
      guard episode.ending == "E11" || episode.ending == "E12", isReported(episode),
        episode.end <= year.end
      else { continue }
      let isCarer = episode.placement.code == "A5" || episode.placement.code == "A3"
      let isPair = random.chance(0.87)
      let match = placed - random.within(10...40)
      rows.append(
        .ad1,
        [
          child.identifier, child.birth.text, (match - random.within(30...90)).text, match.text,
          isCarer ? "1" : "0", isPair ? "2" : "1",
          isPair ? Self.adopters.draw(&random) : random.chance(0.9) ? "F1" : "M1",
          isPair ? (random.chance(0.75) ? "L11" : "L2") : "L0",
        ])
    }
  }

  /// Adds the health of a child who has been looked after for the whole year.
  func appendHealth(_ child: CareChild, _ random: inout ChildRandom, to rows: inout ReturnRows) {
    guard stretches(child).contains(where: { $0.start <= year.start && $0.end > year.end })
    else { return }
    let age = child.age(on: year.end)
    let hasScore = (4...16).contains(age) && random.chance(0.77)
    let hasReason = (4...16).contains(age) && !hasScore
    let flag = { (probability: Double, random: inout ChildRandom) -> ShortText in
      random.chance(probability) ? "1" : "0"
    }
    let misuses = age >= 10 && random.chance(0.04)
    let isHelped = misuses && random.chance(0.5)
    rows.append(
      .oc2,
      [
        child.identifier, child.birth.text,
        hasScore ? ShortText.digits(min(40, max(0, Int(14 + 7 * random.normal())))) : "",
        hasReason ? ShortText.digits(random.within(1...5), after: "SDQ") : "",
        age >= 10 ? flag(0.02, &random) : "", age < 5 ? flag(0.88, &random) : "",
        flag(0.82, &random), flag(0.76, &random), flag(0.89, &random), misuses ? "1" : "0",
        misuses ? (isHelped ? "1" : "0") : "", misuses && !isHelped ? flag(0.7, &random) : "",
      ])
  }
}
