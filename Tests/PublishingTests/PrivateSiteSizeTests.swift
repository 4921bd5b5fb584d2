import CareStatistics
import Foundation
import Publishing
import Testing

@Suite struct PrivateSiteSizeTests {
  /// A report with everything that a return can give: four years, all months, nine breakdowns.
  private static let full: PartnerReport = {
    let area = AreaKey("801")
    let years = [2023, 2024, 2025, 2026]
    let sketch = SamplePartners.report(area, "E06000001", "Ashbridge", years: years, isMadeUp: true)
    return PartnerReport(
      area: area, code: "E06000001", name: "Ashbridge", isMadeUp: true, years: years,
      arrivals: years.flatMap { year in
        ["Header", "Episodes", "Reviews", "UASC", "OC2", "Placed for adoption", "Missing"].map {
          PartnerReport.Arrival(year: year, table: $0, file: "\(year)/\($0).csv")
        }
      },
      defects: sketch.defects, doubts: sketch.doubts,
      observations: years.flatMap { figures(area, $0) }, faults: [])
  }()

  private static let breakdowns: [(String, [String])] = [
    ("age_band", ["under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "unknown"]),
    (
      "placement_group",
      [
        "foster placements", "placed for adoption", "placed with parents",
        "independent and semi-independent living or supported accommodation",
        "secure homes and children's homes", "residential schools", "other residential settings",
        "other placements", "unknown",
      ]
    ),
    ("sex", ["male", "female", "neither or unknown", "unknown"]),
  ]

  private static func figures(_ area: AreaKey, _ year: Int) -> [LocalObservation] {
    var all: [LocalObservation] = []
    func add(
      _ measure: LocalMeasure, _ number: Int, month: Int? = nil, _ breakdown: String = "",
      _ group: String = ""
    ) {
      let isWithheld = (1...5).contains(number)
      all.append(
        LocalObservation(
          measure: measure.rawValue, area: area, year: year, month: month, breakdown: breakdown,
          group: group, number: isWithheld ? nil : Double(number),
          status: isWithheld ? .confidential : nil))
    }
    for measure in LocalMeasure.allCases {
      let scale = measure == .stock ? 420 : 60
      add(measure, scale + year % 7)
      guard [.stock, .starts, .ceases].contains(measure) else { continue }
      for month in 1...12 {
        let number = measure == .stock ? scale + month * 3 + year % 5 : (month * 7 + year) % 13
        add(measure, number, month: month)
      }
      for (name, groups) in breakdowns {
        for (position, group) in groups.enumerated() {
          add(measure, scale / (2 + 2 * position * position), name, group)
        }
      }
    }
    return all
  }

  @Test func `a page with everything that a return gives stays within the limit`() throws {
    let reports = [Self.full, SamplePartners.quiet, SamplePartners.hostile, SamplePartners.empty]
    let site = try SamplePartners.site(reports)
    let pages = site.pages()
    for page in pages { #expect(page.bytes.count < 300_000, "\(page.path)") }
    guard let folder = ProcessInfo.processInfo.environment["SAMPLE_SITE"] else { return }
    let root = URL(fileURLWithPath: folder).appending(path: "private")
    let data = site.dataFiles().map { SitePage(path: "data/\($0.name)", bytes: $0.bytes) }
    for page in pages + data {
      let url = root.appending(path: page.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(page.bytes).write(to: url)
    }
  }
}
