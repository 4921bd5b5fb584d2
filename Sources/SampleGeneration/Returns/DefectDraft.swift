internal import CareStatistics

/// A row of the child in hand that a checker has to find.
struct DefectRow {
  let table: ReturnTable
  /// The row's position among the child's rows of the table, from 0.
  let row: Int
}

/// An episode as a purpose-made child needs it: valid unless something else is said.
struct DefectEpisode {
  var start: Day
  /// The day it stops; `nil` for an open one.
  var end: Day?
  var reason: ShortText = "S"
  var legalStatus: ShortText = "C2"
  var need: ShortText = "N1"
  var place: ShortText = "U4"
  var provider: ShortText = "PR1"
  var ending: ShortText = "E4A"
}

/// A child made for the purpose of breaking one rule, with its rows of this year and the last.
struct DefectDraft {
  let year: CollectionYear
  let child: CareChild
  /// Counts the children made for the same rule, to break it in turn in all its ways.
  let variant: Int
  /// A day of May or June of the year.
  let first: Day
  /// A day of the summer.
  let second: Day
  /// A day after the summer.
  let third: Day
  /// A day of the winter before the year.
  let winter: Day
  private(set) var faults: [DefectRow] = []
  var rows = ReturnRows()
  var lastRows = ReturnRows()
  private let urn: ShortText

  init(year: CollectionYear, child: CareChild, variant: Int, random: inout ChildRandom) {
    (self.year, self.child, self.variant) = (year, child, variant)
    first = year.start + random.within(30...60)
    second = first + random.within(50...80)
    third = second + random.within(30...50)
    winter = year.start - random.within(60...110)
    urn = ShortText.digits(1_000_000 + random.below(2_000_000))
  }

  /// Notes a row that breaks the rule.
  mutating func flag(_ table: ReturnTable, _ row: Int = 0) {
    faults.append(DefectRow(table: table, row: row))
  }

  /// Adds a row of the header.
  mutating func header(birth: Day? = nil) { rows.append(.header, headerRow(year.number, birth)) }

  /// Adds a row of last year's header.
  mutating func lastHeader() { lastRows.append(.header, headerRow(year.number - 1, nil)) }

  private func headerRow(_ year: Int, _ birth: Day?) -> [ShortText] {
    [
      child.identifier, YearCodes(year: year).sex(child.sex), (birth ?? child.birth).text,
      child.ethnicity, child.pupilNumber, "", "",
    ]
  }

  /// Adds an episode.
  mutating func episode(_ episode: DefectEpisode) { rows.append(.episodes, row(episode)) }

  /// Adds an episode to last year's return.
  mutating func lastEpisode(_ episode: DefectEpisode) { lastRows.append(.episodes, row(episode)) }

  private func row(_ episode: DefectEpisode) -> [ShortText] {
    let isOpen = episode.end == nil
    let moves = !isOpen && episode.ending == "X1"
    return [
      child.identifier, episode.start.text, episode.reason, episode.legalStatus, episode.need,
      episode.place, episode.provider, episode.end?.text ?? "", isOpen ? "" : episode.ending,
      moves ? "OTHER" : "", child.homePostcode, "ZZ1 1ZZ", episode.provider.isEmpty ? "" : urn,
    ]
  }

  /// Adds a header and a stay from spring to summer with nothing wrong in it.
  mutating func usual() {
    header()
    episode(DefectEpisode(start: first, end: second))
  }

  /// Adds a header of a birth and one episode.
  mutating func one(_ episode: DefectEpisode, birth: Day? = nil) {
    header(birth: birth)
    self.episode(episode)
  }

  /// Adds two episodes under a header.
  mutating func two(_ earlier: DefectEpisode, _ later: DefectEpisode) {
    header()
    episode(earlier)
    episode(later)
  }

  /// Adds a stay that began last winter and is the same in both returns.
  mutating func throughWinter() {
    lastHeader()
    lastEpisode(DefectEpisode(start: winter))
    header()
    episode(DefectEpisode(start: winter, end: second))
  }

  /// The birth of someone who turns 18 on a day.
  func birth(turning18On day: Day) -> Day { day.yearly.birthday(-18) }
}

/// How a rule is broken.
struct DefectRecipe: Sendable {
  /// The rule's code.
  let rule: String
  /// Whether the rule compares with last year's return.
  var needsLastYear = false
  /// Fills in the rows of a child and flags those that break the rule.
  let make: @Sendable (inout DefectDraft) -> Void

  /// One for every rule, in a fixed order.
  static let all = ofHeader + ofAges + ofCodes + ofSequence + ofShortBreaks + ofLastYear
}
