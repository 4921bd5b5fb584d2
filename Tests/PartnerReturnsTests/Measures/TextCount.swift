@testable import PartnerReturns

/// Counts stock, starts and ceases from rows of text, straight from the rules.
struct TextCount {
  /// A reporting year or a calendar month, by its first and last day as yyyymmdd.
  struct Span {
    var first: Int
    var last: Int
  }

  /// What is counted, `period measure group`, with how many children; no noughts.
  typealias Counts = [String: Int]

  /// The counts by the name of the breakdown; the empty name for the totals.
  private(set) var counts: [String: Counts] = [:]

  static func years(_ years: ClosedRange<Int>) -> [Span] {
    years.map { Span(first: ($0 - 1) * 10_000 + 401, last: $0 * 10_000 + 331) }
  }

  static func months(_ years: ClosedRange<Int>) -> [Span] {
    years.flatMap { year in
      [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map { month in
        let first = (month > 3 ? year - 1 : year) * 10_000 + month * 100
        return Span(first: first + 1, last: first + TextDate.length(month, first / 10_000))
      }
    }
  }

  init(_ returns: [TextReturn], _ spans: [Span]) {
    let known = TextFacts.all(returns)
    for (child, rows) in TextMerge.children(returns) {
      let facts = known[child] ?? TextFacts()
      for (number, span) in spans.enumerated() {
        let inForce = rows.last { $0.isInForce(on: span.last) }
        if let row = inForce, !row.isShortBreak {
          add(number, .stock, span.last, row, rows, facts)
        }
        let own = rows.filter { !$0.isShortBreak }
        let start = own.first { $0.rne == "S" && $0.began >= span.first && $0.began <= span.last }
        if let start { add(number, .starts, start.began, start, rows, facts) }
        var cease: TextEpisode?
        for row in own {
          guard let left = row.left, left >= span.first, left <= span.last else { continue }
          if left >= cease?.ended.day ?? 0 { cease = row }
        }
        if let cease, let left = cease.left { add(number, .ceases, left, cease, rows, facts) }
      }
    }
  }

  private mutating func add(
    _ span: Int, _ measure: CountedMeasure, _ day: Int, _ row: TextEpisode, _ rows: [TextEpisode],
    _ facts: TextFacts
  ) {
    let age = facts.birth.map { TextDate.age(day, born: $0) }
    let opening = TextPeriod.all(rows).first { period in
      period.rows.contains { $0.year == row.year && $0.line == row.line }
    }?.rows.first
    func put(_ breakdown: String, _ group: String?) {
      counts[breakdown, default: [:]]["\(span) \(measure) \(group ?? "unknown")", default: 0] += 1
    }
    put("", "all")
    put("age_band", TextGroups.age(age, isFine: false))
    put("placement_group", TextGroups.placement[row.place])
    put("legal_status", TextGroups.legalStatus[row.ls])
    put("category_of_need", TextGroups.need[opening?.cin ?? ""])
    put("sex", TextGroups.sex[facts.sex])
    put("ethnic_group", TextGroups.ethnicity[facts.ethnicity])
    put("uasc", facts.isAsylum(day, measure) ? "unaccompanied" : "not unaccompanied")
    if measure == .ceases {
      put("age_on_ceasing", TextGroups.age(age, isFine: true))
      put("reason_ceased", TextGroups.ceased[row.rec])
    }
  }
}

/// What the Header and UASC tables say of a child, the latest that can be read.
struct TextFacts {
  var birth: Int?
  var sex = ""
  var ethnicity = ""
  private var isInTable = false
  private var asylumEnd = TextDate.blank

  static func all(_ returns: [TextReturn]) -> [String: TextFacts] {
    var facts: [String: TextFacts] = [:]
    for annual in returns {
      for row in annual.header { facts[name(row), default: TextFacts()].take(header: row) }
      for row in annual.asylum {
        facts[name(row), default: TextFacts()].isInTable = true
        facts[name(row)]?.asylumEnd = TextDate(row["DUC"])
      }
    }
    return facts
  }

  private static func name(_ row: TextReturn.Row) -> String { (row["CHILD"] ?? "").uppercased() }

  private mutating func take(header row: TextReturn.Row) {
    if let day = TextDate(row["DOB"]).day { birth = day }
    let sexCode = row["SEX"]?.uppercased() ?? ""
    if TextGroups.sex[sexCode] != nil { sex = sexCode }
    let ethnic = row["ETHNIC"]?.uppercased() ?? ""
    if TextGroups.ethnicity[ethnic] != nil { ethnicity = ethnic }
  }

  func isAsylum(_ day: Int, _ measure: CountedMeasure) -> Bool {
    guard isInTable else { return false }
    guard let end = asylumEnd.day else { return true }
    return measure == .ceases ? end >= day : end > day
  }
}
