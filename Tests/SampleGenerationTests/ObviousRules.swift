// The rules of the return, each written down as plainly as possible and checked on dictionaries of
// text. Slow, and for tests only: what the generator promises is held against it.

/// A row that breaks a rule.
struct BrokenRule: Hashable {
  let rule: String
  let table: String
  let row: Int
}

/// The sixty rules on one authority's year.
struct ObviousRules {
  let year: MadeYear
  /// The year before, if there is a return of it.
  let last: MadeYear?
  private(set) var broken: Set<BrokenRule> = []
  private let headers: [String: MadeRow]
  private let care: [String: [MadeRow]]

  init(_ year: MadeYear, last: MadeYear?) {
    (self.year, self.last) = (year, last)
    headers = Dictionary(year.header.map { ($0.child, $0) }) { first, _ in first }
    care = year.care
    checkHeaders()
    for (child, rows) in care {
      for (position, row) in rows.enumerated() {
        checkCodes(row)
        checkDates(row)
        checkSequence(
          row, previous: position > 0 ? rows[position - 1] : nil,
          next: position + 1 < rows.count ? rows[position + 1] : nil)
        if let header = headers[child], let birth = header.date("DOB") {
          checkAges(row, header, birth)
        }
        if headers[child] == nil { add("INT03", row) }
        if row["REC"] == "E7", !isBy(16, row.date("DEC"), headers[child]) { add("389", row) }
      }
      checkChild(rows)
      checkShortBreaks(rows)
    }
    if let last { checkLast(last) }
  }

  private mutating func add(_ rule: String, _ row: MadeRow) {
    broken.insert(BrokenRule(rule: rule, table: "Episodes", row: row.line))
  }

  private mutating func addHeader(_ rule: String, _ row: MadeRow) {
    broken.insert(BrokenRule(rule: rule, table: "Header", row: row.line))
  }

  private func isBy(_ age: Int, _ day: WrittenDate?, _ header: MadeRow?) -> Bool {
    guard let day, let birth = header?.date("DOB") else { return false }
    return day >= birth.birthday(age)
  }

  private mutating func checkHeaders() {
    let leavers = Set((year.files["oc3.csv"] ?? []).map(\.child))
    let counts = Dictionary(grouping: year.header, by: \.child).mapValues(\.count)
    for row in year.header {
      if !(year.year < 2025 ? ["1", "2"] : ["M", "F", "U"]).contains(row["SEX"]) {
        addHeader("101", row)
      }
      if !Codes.ethnicities.contains(row["ETHNIC"]) { addHeader("103", row) }
      if counts[row.child, default: 0] > 1 { addHeader("INT32", row) }
      if care[row.child] == nil, !leavers.contains(row.child) { addHeader("EPI", row) }
      guard let birth = row.date("DOB") else {
        addHeader("102", row)
        continue
      }
      if birth > year.end { addHeader("301", row) }
      if year.start > birth.birthday(25) { addHeader("351", row) }
    }
  }

  private mutating func checkCodes(_ row: MadeRow) {
    let allowed = [
      ("143", "RNE", Codes.reasons), ("144", "LS", Codes.legalStatuses),
      ("145", "CIN", Codes.needs),
      ("146", "PLACE", Codes.places(in: year.year)), ("149", "REC", Codes.endings(in: year.year)),
      ("1009", "REASON_PLACE_CHANGE", Codes.changes(in: year.year)),
    ]
    for (rule, column, codes) in allowed where !row[column].isEmpty {
      if !codes.contains(row[column]) { add(rule, row) }
    }
    let hasNone = row["PLACE"].hasPrefix("T") || row["PLACE"].hasPrefix("Z1")
    if !row["PLACE_PROVIDER"].isEmpty, hasNone || !Codes.providers.contains(row["PLACE_PROVIDER"]) {
      add("178", row)
    }
  }

  private mutating func checkDates(_ row: MadeRow) {
    let (start, end) = (row.date("DECOM"), row.date("DEC"))
    if !row["DECOM"].isEmpty, start == nil { add("141", row) }
    if !row["DEC"].isEmpty, end == nil { add("147", row) }
    if row["DEC"].isEmpty != row["REC"].isEmpty { add("148", row) }
    if let start, start < WrittenDate(1991, 10, 14) { add("353", row) }
    if let start, start > year.end { add("354", row) }
    if let end, end > year.end { add("385", row) }
    if let start, start == end { add("355", row) }
    if let start, let end, end < start { add("356", row) }
    if row["LS"] == "E1", let start, start < WrittenDate(2005, 12, 1) { add("446", row) }
  }

  private mutating func checkAges(_ row: MadeRow, _ header: MadeRow, _ birth: WrittenDate) {
    let (start, end, ending) = (row.date("DECOM"), row.date("DEC"), row["REC"])
    let adult = birth.birthday(18)
    if row["RNE"] == "S", let start, start >= adult { add("352", row) }
    if row["DEC"].isEmpty, adult < year.end, row["LS"] != "V2" || row["PLACE"] != "K2" {
      add("359", row)
    }
    if row["LS"].hasPrefix("J"), let start, start <= birth.birthday(10) {
      add("358", row)
      addHeader("358", header)
    }
    guard let end else { return }
    if ["E11", "E12"].contains(ending), end >= adult { add("386", row) }
    if ["E45", "E46", "E47", "E48"].contains(ending), end > adult {
      add("407", row)
      addHeader("407", header)
    }
    if ending == "E17", end < adult { add("460", row) }
    if ["E5", "E6"].contains(ending), end < birth.birthday(14) { add("387", row) }
  }

  private mutating func checkSequence(_ row: MadeRow, previous: MadeRow?, next: MadeRow?) {
    let (start, end, ending) = (row.date("DECOM"), row.date("DEC"), row["REC"])
    if next != nil, row["DEC"].isEmpty || ending.isEmpty { add("142", row) }
    if ending == "X1", next == nil || next?.date("DECOM") != end { add("388", row) }
    if ending.hasPrefix("E"), let end, next?.date("DECOM") == end { add("388", row) }
    if ["E2", "E15"].contains(ending), next != nil { add("437", row) }
    let isTemporary = row["PLACE"].hasPrefix("T")
    if isTemporary, row["RNE"] != "P", row["RNE"] != "B" { add("380", row) }
    if isTemporary, ending.hasPrefix("E") { add("381", row) }
    guard let previous else { return }
    let before = previous.date("DEC")
    if row["RNE"] == "S", let start, let before, start <= before { add("431", row) }
    if previous["REC"].hasPrefix("E"), row["RNE"] != "S" { add("432", row) }
    if ["P", "L", "T", "U", "B"].contains(row["RNE"]), start == nil || start != before {
      add("433", row)
    }
    if let start, let before, start < before { add("501", row) }
    if previous["REC"] == "X1", start == before, row["CIN"] != previous["CIN"] { add("504", row) }
  }

  private mutating func checkChild(_ rows: [MadeRow]) {
    if let first = rows.first(where: { $0.date("DECOM") != nil }), let start = first.date("DECOM") {
      if (year.start...year.end).contains(start), first["RNE"] != "S" { add("357", first) }
      if let header = headers[first.child], let birth = header.date("DOB"), start < birth {
        add("302", first)
        addHeader("302", header)
      }
    }
    if let adopted = rows.firstIndex(where: { ["E11", "E12"].contains($0["REC"]) }) {
      for row in rows[(adopted + 1)...] { add("199", row) }
    }
  }

  private mutating func checkShortBreaks(_ rows: [MadeRow]) {
    let breaks = rows.filter { $0["LS"] == "V3" }
    if !breaks.isEmpty, rows.contains(where: { $0["LS"] == "V4" }) {
      for row in rows where ["V3", "V4"].contains(row["LS"]) { add("426", row) }
    }
    var days: [Int] = []
    for row in breaks {
      if row["RNE"] != "S" { add("366", row) }
      guard let start = row.date("DECOM") else { return }
      let end = row.date("DEC")
      if (end ?? year.end).number > start.number + 17 { add("365", row) }
      let inYear = min(end?.number ?? .max, year.end.number + 1)
      days.append(max(0, inYear - max(start, year.start).number))
    }
    guard days.reduce(0, +) > 75 else { return }
    for (row, count) in zip(breaks, days) where count > 0 { add("367", row) }
  }

  private mutating func checkLast(_ last: MadeYear) {
    let before = Dictionary(last.header.map { ($0.child, $0) }) { first, _ in first }
    for row in year.header {
      guard let old = before[row.child] else { continue }
      if old["DOB"] != row["DOB"] { addHeader("203", row) }
      if Codes.sexes[old["SEX"]] != Codes.sexes[row["SEX"]] { addHeader("202", row) }
    }
    let lastCare = last.care
    for (child, rows) in care {
      for row in rows where before[child] == nil && lastCare[child] == nil {
        if let start = row.date("DECOM"), start < year.start { add("NoE", row) }
      }
      guard let first = rows.first(where: { $0.date("DECOM") != nil }) else { continue }
      let old = lastCare[child]?.last
      if let start = first.date("DECOM"), start < year.start, old?["DECOM"] != first["DECOM"] {
        add("562", first)
      }
      guard let old, old["DEC"].isEmpty else { continue }
      if old["DECOM"] != first["DECOM"] { add("502", first) }
      let columns = ["RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "URN"]
      for (letter, column) in zip("ABCDEF", columns) where old[column] != first[column] {
        if column == "PLACE", Codes.isRenamed(old[column], first[column], in: year.year) {
          continue
        }
        add("503\(letter)", first)
      }
    }
  }
}

/// The code lists.
private enum Codes {
  static let sexes = ["1": "male", "M": "male", "2": "female", "F": "female", "U": "unknown"]
  static let ethnicities = list(
    "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
  )
  static let reasons = list("S L P T B U")
  static let legalStatuses = list("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3")
  static let needs = list("N1 N2 N3 N4 N5 N6 N7 N8")
  static let providers = list("PR0 PR1 PR2 PR3 PR4 PR5")

  static func places(in year: Int) -> Set<String> {
    list("A3 A4 A5 A6 K1 K2 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6")
      .union(year < 2025 ? ["H5", "P2"] : ["K3"])
      .union(year < 2026 ? ["Z1"] : ["Z11", "Z12", "Z13", "Z14"])
  }

  static func endings(in year: Int) -> Set<String> {
    list("X1 E11 E12 E2 E3 E4A E4B E13 E41 E5 E6 E7 E8 E9 E14 E15 E16 E17")
      .union(year < 2019 ? ["E43", "E44"] : ["E45", "E46", "E47", "E48"])
  }

  static func changes(in year: Int) -> Set<String> {
    list("CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE OTHER")
      .union(year < 2019 ? [] : ["CUSTOD"])
  }

  static func isRenamed(_ old: String, _ new: String, in year: Int) -> Bool {
    year == 2025 && ["H5", "P2"].contains(old) && new == "K3"
      || year == 2026 && old == "Z1" && new.hasPrefix("Z1")
  }

  private static func list(_ codes: String) -> Set<String> {
    Set(codes.split(separator: " ").map(String.init))
  }
}
