import CareStatistics
import Testing

struct CalendarDateTests {
  @Test(arguments: ["2021-04-01", "2020-02-29", "2000-02-29", "1999-12-31"])
  func `a day that exists is read and written back`(text: String) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.iso == text)
  }

  @Test(arguments: [
    "2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-01", "2021-1-01", "01/04/2021",
    "", "2021-04-01 ",
  ])
  func `any other text is no date`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `dates are ordered by year, month and day`() {
    let days = ["2019-03-31", "2019-04-01", "2020-01-01"].compactMap(CalendarDate.init(iso:))
    #expect(days == days.sorted())
    #expect(days.count == 3)
  }

  @Test func `a period ends on the day that its basis says`() {
    #expect(PeriodBasis.march31.endDate(year: 2025).iso == "2025-03-31")
    #expect(
      PeriodBasis.yearEndingSeptember30.inWords(year: 2024) == "year ending 30 September 2024")
    #expect(PeriodBasis.midYear.inWords(year: 2024) == "mid-2024")
    #expect(PeriodBasis.midYear.endDate(year: 2024).iso == "2024-06-30")
  }
}
