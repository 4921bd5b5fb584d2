import CareStatistics
import Publishing
import Testing

@Suite struct PartnerProcessTests {
  private static let starts = [30, 34, 28, 31, 33, 29, 35, 32, 30, 31, 33, 30, 31, 60, 33, 30]

  private func text(starts: [Int?], ceases: [Int?], without missing: Int? = nil) throws -> String {
    PageInspection(try page(starts: starts, ceases: ceases, without: missing)).visibleText
  }

  /// A page whose months, from April 2023 on, have these starts and ceases; `nil` is withheld.
  private func page(starts: [Int?], ceases: [Int?], without missing: Int? = nil) throws -> [UInt8] {
    var all: [LocalObservation] = []
    for (position, pair) in zip(starts, ceases).enumerated() where position != missing {
      for (measure, number) in [(LocalMeasure.starts, pair.0), (.ceases, pair.1)] {
        all.append(
          LocalObservation(
            measure: measure.rawValue, area: AreaKey("804"), year: 2024 + position / 12,
            month: (position + 3) % 12 + 1, number: number.map(Double.init) ?? 98_765,
            status: number == nil ? .confidential : nil))
      }
    }
    let report = PartnerReport(
      area: AreaKey("804"), code: "E06000004", name: "Elmford", isMadeUp: false,
      years: [2024, 2025], arrivals: [], defects: [], doubts: [], observations: all, faults: [])
    let site = try SamplePartners.site([report])
    return site.page(at: 1).bytes
  }

  @Test func `a month beyond the limits is named, and the others are not`() throws {
    let text = try text(starts: Self.starts, ceases: Self.starts.map { $0 == 60 ? 31 : $0 })
    #expect(text.contains("Children starting to be looked after: mean 33.1 a month, limits "))
    #expect(text.contains("Standing out: May 2024 (outside the limits)."))
    #expect(text.contains("Children ceasing to be looked after: mean 31.3 a month, limits "))
    #expect(text.contains("No month stands out."))
    #expect(text.contains("so no limits are set for them."))
  }

  @Test func `twelve months give trial limits, eleven none`() throws {
    let twelve = Array(Self.starts.prefix(12))
    #expect(try text(starts: twelve, ceases: twelve).contains("a month, trial limits "))
    let eleven = Array(Self.starts.prefix(11))
    let text = try text(starts: eleven, ceases: eleven)
    #expect(text.contains("limits need at least 12 months."))
    #expect(!text.contains("2.66"))
  }

  @Test func `a withheld month takes the limits of its series, and shows no number`() throws {
    var withheld = Self.starts.map(Optional.init)
    withheld[3] = nil
    let text = try text(starts: withheld, ceases: Self.starts)
    #expect(text.contains("Children starting to be looked after: too many months are withheld"))
    #expect(text.contains("Children ceasing to be looked after: mean 33.1 a month, limits "))
    #expect(!text.contains("98,765"))
  }

  @Test func `a series with limits is drawn with them, and one without is not drawn`() throws {
    var withheld = Self.starts.map(Optional.init)
    withheld[3] = nil
    let bytes = try page(starts: Self.starts, ceases: withheld)
    let html = String(decoding: bytes, as: UTF8.self)
    #expect(html.contains("id=\"process-\(LocalMeasure.starts.rawValue)-t\""))
    #expect(html.contains(">upper limit "))
    #expect(!html.contains("id=\"process-\(LocalMeasure.ceases.rawValue)-t\""))
  }

  @Test func `a gap between returns takes all limits`() throws {
    let text = try text(starts: Self.starts, ceases: Self.starts, without: 6)
    #expect(text.contains("months are missing between the returns, so no limits are set."))
    #expect(!text.contains("a month, limits"))
  }
}
