internal import CareStatistics

/// What one collection year's return says about a child.
///
/// An episode is in the return when it starts by the year's end and is in force on a day of the
/// year or ends on its first day. One that goes on beyond the year is open: no end, no reason. The
/// next year's return has it again, with the same start.
struct YearReturn {
  private static let contacts: Choice<ShortText> = [
    "YES": 905, "NO": 55, "REFU": 20, "NREQ": 10, "RHOM": 8, "DIED": 2,
  ]
  private static let homes: Choice<ShortText> = [
    "B1": 13, "C1": 2, "D1": 10, "E1": 6, "G1": 3, "H1": 4, "K1": 10, "R1": 2, "S2": 1, "T1": 8,
    "U1": 28, "V1": 5, "W2": 1, "X2": 3, "Y1": 1, "Y2": 2, "Z1": 12, "0": 2,
  ]
  let year: CollectionYear
  let codes: YearCodes

  /// The return of a collection year.
  init(_ year: Int) { (self.year, codes) = (CollectionYear(year), YearCodes(year: year)) }

  /// Fills in the rows about a child, none where the return does not know it.
  func fill(_ rows: inout ReturnRows, with child: CareChild) {
    rows.removeAll()
    var hasCare = false
    for episode in child.episodes where isReported(episode) {
      append(episode, of: child, to: &rows)
      hasCare = true
    }
    let isLeaver = appendLeaver(child, to: &rows)
    guard hasCare || isLeaver else { return }
    appendHeader(child, to: &rows)
    guard hasCare else { return }
    if let end = child.asylumEnd {
      rows.append(.uasc, [child.identifier, codes.sex(child.sex), child.birth.text, end.text])
    }
    var random = ChildRandom(seed: ChildRandom.seed(child.seed, part: year.number))
    appendPeriods(child, &random, to: &rows)
    appendAdoption(child, &random, to: &rows)
    appendHealth(child, &random, to: &rows)
  }

  /// Whether an episode is in the return.
  func isReported(_ episode: CareEpisode) -> Bool {
    episode.start <= year.end && episode.end >= year.start
  }

  private func append(_ episode: CareEpisode, of child: CareChild, to rows: inout ReturnRows) {
    let isOpen = episode.end > year.end
    let place = episode.placement
    rows.append(
      .episodes,
      [
        child.identifier, episode.start.text, episode.reason, episode.legalStatus, episode.need,
        codes.place(place.code, of: child), place.provider, isOpen ? "" : episode.end.text,
        isOpen ? "" : episode.ending, isOpen ? "" : episode.change, child.homePostcode,
        place.postcode, place.urn,
      ])
  }

  private func appendHeader(_ child: CareChild, to rows: inout ReturnRows) {
    let age = child.age(on: year.end)
    let isMother = child.motherhood.map { $0 <= year.end } ?? false
    rows.append(
      .header,
      [
        child.identifier, codes.sex(child.sex), child.birth.text, child.ethnicity,
        age >= 5 ? child.pupilNumber : "UN1",
        child.sex != .female || age < 12 ? "" : isMother ? "1" : "0",
        isMother ? child.motherhood?.text ?? "" : "",
      ])
  }

  /// A care leaver's 17th to 21st birthday brings a row on how they are.
  private func appendLeaver(_ child: CareChild, to rows: inout ReturnRows) -> Bool {
    guard let last = child.episodes.last, !last.isShortBreak, last.end <= year.end,
      last.end >= child.birth.birthday(16),
      !["E2", "E3", "E11", "E12", "E15", "E16"].contains(last.ending),
      (17...21).contains(where: {
        let birthday = child.birth.birthday($0)
        return birthday >= year.start && birthday <= year.end && birthday > last.end
      })
    else { return false }
    var random = ChildRandom(seed: ChildRandom.seed(child.seed, part: 100 + year.number))
    let contact = Self.contacts.draw(&random)
    let isKnown = contact == "YES"
    rows.append(
      .oc3,
      [
        child.identifier, child.birth.text, contact, isKnown ? codes.activity(&random) : "0",
        isKnown ? Self.homes.draw(&random) : "0",
      ])
    return true
  }
}
