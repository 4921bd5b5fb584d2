package import CareStatistics

/// One check of a child's rows in one return.
///
/// A rule sees one child at a time: whatever is wrong with one child's rows hides nothing of
/// another's, and no rule changes what another sees.
package protocol ValidationRule: Sendable {
  /// What the rule is called and what it is about.
  static var facts: RuleFacts { get }

  /// Flags every row of the child that fails.
  static func check(_ child: ChildReturn, _ failures: inout RuleFailures)
}

/// What people should know of a rule.
package struct RuleFacts: Sendable {
  /// The code that the collection uses, such as `388`.
  package let code: String
  /// What fails, in one plain sentence.
  package let sentence: String
  /// The fields to look at, by table.
  package let fields: [ReturnTable: [String]]
  /// How much it matters to the counts.
  package let severity: RuleSeverity
  /// The counts that rows failing it can make wrong.
  package let effects: Set<CountedMeasure>
  /// Whether it needs the return of the year before.
  package let needsPreviousYear: Bool

  /// A rule's facts.
  package init(
    _ code: String, _ sentence: String, fields: [ReturnTable: [String]], severity: RuleSeverity,
    effects: Set<CountedMeasure> = [], needsPreviousYear: Bool = false
  ) {
    (self.code, self.sentence, self.fields) = (code, sentence, fields)
    (self.severity, self.effects, self.needsPreviousYear) = (severity, effects, needsPreviousYear)
  }
}

/// How much a failing row matters to the counts.
package enum RuleSeverity: String, Sendable, CaseIterable {
  /// The row cannot be counted with certainty.
  case uncountable
  /// Totals hold only because the counting rules allow for it.
  case total
  /// A breakdown may be wrong, or the row is odd.
  case warning
}

/// The three counts that a return gives.
package enum CountedMeasure: String, Sendable, CaseIterable, Comparable {
  /// Children whose last period of care in the year ceased.
  case ceases
  /// Children who started to be looked after in the year.
  case starts
  /// Children looked after at 31 March.
  case stock

  /// By name, as outputs are sorted.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One child's rows in one year's return, and in the return of the year before.
package struct ChildReturn: Sendable {
  /// The return's year and the lists of codes that apply.
  package var year: ReturnYearRules
  /// The child's rows in Header, in file order; empty where there is none.
  package var headers: ArraySlice<HeaderRow>
  /// The child's episodes in the order of `EpisodeRow.isBefore`; those without a readable beginning
  /// come last.
  package var episodes: ArraySlice<EpisodeRow>
  /// How many of the episodes have a readable beginning.
  package var datedCount: Int
  /// Whether the child is in the OC3 table.
  package var isInOC3: Bool
  /// The child's rows in the return of the year before.
  ///
  /// `nil` where there is no such return; empty arrays where the return lacks the child.
  package var previous: PreviousReturn?

  /// The child's rows in the return of the year before.
  package struct PreviousReturn: Sendable {
    package var headers: ArraySlice<HeaderRow>
    /// In the order of `EpisodeRow.isBefore`.
    package var episodes: ArraySlice<EpisodeRow>

    /// Rows from their tables.
    package init(headers: ArraySlice<HeaderRow>, episodes: ArraySlice<EpisodeRow>) {
      (self.headers, self.episodes) = (headers, episodes)
    }
  }

  /// A child's rows.
  package init(
    year: ReturnYearRules, headers: ArraySlice<HeaderRow>, episodes: ArraySlice<EpisodeRow>,
    isInOC3: Bool, previous: PreviousReturn?
  ) {
    (self.year, self.headers, self.episodes) = (year, headers, episodes)
    (self.isInOC3, self.previous) = (isInOC3, previous)
    datedCount = episodes.count { $0.began.isDay }
  }

  /// The episodes with a readable beginning, in order.
  package var dated: ArraySlice<EpisodeRow> { episodes.prefix(datedCount) }

  /// The day of birth in the first Header row that has one; `nil` where none has.
  package var birth: Day? {
    for header in headers { if let day = header.birth.day { return day } }
    return nil
  }
}

/// The year of a return and the code lists that apply to it.
package struct ReturnYearRules: Sendable, Equatable {
  /// The calendar year of the closing 31 March.
  package let year: Int
  /// The collection year whose code lists apply: the year itself but where somebody asks otherwise.
  package let codes: Int
  /// 1 April.
  package let firstDay: Day
  /// 31 March.
  package let lastDay: Day

  /// The rules of a year.
  package init(year: Int, codes: Int? = nil) {
    (self.year, self.codes) = (year, codes ?? year)
    (firstDay, lastDay) = (.firstDay(ofReportingYear: year), .march31(year))
  }
}

/// The failing rows of the rules.
package struct RuleFailures: Sendable {
  /// One failing row.
  package struct Row: Sendable, Equatable {
    /// The rule's place in the catalogue.
    package let rule: Int
    package let table: ReturnTable
    /// The line in the table's file.
    package let line: Int32
  }

  /// Every failing row so far, in the order found.
  package private(set) var rows: [Row] = []
  /// The rule that is checking, by its place in the catalogue.
  package var rule = 0

  /// No failures.
  package init() {}

  /// Flags a row of Header.
  package mutating func flag(_ row: HeaderRow) {
    rows.append(Row(rule: rule, table: .header, line: row.line))
  }

  /// Flags a row of Episodes.
  package mutating func flag(_ row: EpisodeRow) {
    rows.append(Row(rule: rule, table: .episodes, line: row.line))
  }

  /// Forgets all rows and keeps the memory.
  package mutating func clear() { rows.removeAll(keepingCapacity: true) }
}
