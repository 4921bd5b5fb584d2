import CareStatistics
import Publishing

/// Hand-made reports on authorities' own returns, for authorities of `SampleAnalysis`.
enum SamplePartners {
  /// A number that stands in observations that are withheld all the same; no page may show it.
  static let leak = 98_765.0

  /// An authority with a withheld published figure in 2019, years without a return, and a return that
  /// is newer than the published figures.
  static let quiet = report(
    AreaKey("804"), "E06000004", "Elmford", years: [2019, 2024, 2026], isMadeUp: false)

  /// An authority with a hostile name and made-up returns.
  static let hostile = report(
    AreaKey("805"), "E06000005", SampleAnalysis.hostileNames[0], years: [2025, 2026],
    isMadeUp: true)

  /// A report without anything in it.
  static let empty = PartnerReport(
    area: AreaKey("806"), code: "E06000006", name: "Empty <b>", isMadeUp: false, years: [],
    arrivals: [], defects: [], doubts: [], observations: [], faults: [])

  /// A folder that was skipped.
  static let skipped = Finding(
    rule: "return-header", severity: .error,
    message: "The file has no column <REC> in its header.",
    remedy: "Send the table with all its columns.", file: "Rowanham/2026/<episodes>.csv", line: 1)

  static func site(_ reports: [PartnerReport] = [hostile, quiet]) throws -> PrivateSite {
    try PrivateSite(
      SampleAnalysis(authorities: 12, measures: 2).context(), reports: reports,
      findings: [skipped],
      published: [.stock: "looked_after_number", .starts: "no_such_measure"])
  }

  static func report(
    _ area: AreaKey, _ code: String, _ name: String, years: [Int], isMadeUp: Bool
  ) -> PartnerReport {
    PartnerReport(
      area: area, code: code, name: name, isMadeUp: isMadeUp, years: years,
      arrivals: years.flatMap { year in
        ["Header", "Episodes", "AD1"].filter { $0 != "AD1" || year == years.last }.map {
          PartnerReport.Arrival(year: year, table: $0, file: "\(year)/\($0.lowercased()) <1>.csv")
        }
      },
      defects: [
        PartnerReport.Defect(
          year: years[0], rule: "388", sentence: "An episode with X1 has no episode after it.",
          fields: "Episodes: DEC, REC", weight: .uncountable, effects: [.stock, .ceases],
          rows: .upTo49),
        PartnerReport.Defect(
          year: years[years.count - 1], rule: "411",
          sentence: "A placement is in the area & its postcode <is> not.", fields: "",
          weight: .warning, effects: [], rows: .upTo9),
      ],
      doubts: [PartnerReport.Doubt(year: years[0], measure: .stock, children: .upTo49)],
      observations: years.flatMap { observations(area, $0, isLast: $0 == years.last) },
      faults: [])
  }

  private static func observations(
    _ area: AreaKey, _ year: Int, isLast: Bool
  ) -> [LocalObservation] {
    func one(
      _ measure: LocalMeasure, _ number: Double?, _ status: ValueStatus? = nil, month: Int? = nil,
      _ breakdown: String = "", _ group: String = ""
    ) -> LocalObservation {
      LocalObservation(
        measure: measure.rawValue, area: area, year: year, month: month, breakdown: breakdown,
        group: group, number: number, status: status)
    }
    let base = Double(400 + year % 10)
    var all = [
      one(.stock, base), one(.starts, 1_234), one(.ceases, leak, .confidential),
      one(.lengthMedian, 512.5), one(.lengthUpperQuartile, nil, .notAvailable),
      one(.placementMoves, 1_042), one(.threePlacements, 9.25),
    ]
    for month in [4, 5, 6, 12, 1, 3] {
      let isWithheld = month == 12
      all.append(
        one(
          .stock, isWithheld ? leak : base + Double(month), isWithheld ? .confidential : nil,
          month: month))
      all.append(one(.starts, nil, .confidential, month: month))
      all.append(one(.ceases, 0, month: month))
    }
    for (group, number) in [("unknown", leak), ("under 1", 31), ("16 and over", 370)] {
      all.append(
        one(.stock, number, number == leak ? .confidential : nil, "age_band", group))
    }
    all.append(one(.stock, isLast ? 7 : nil, isLast ? nil : .confidential, "new_groups", "a & b"))
    return all
  }
}
