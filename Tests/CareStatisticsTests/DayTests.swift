import CareStatistics
import Testing

/// Days as numbers.
struct DayTests {
  @Test func `every day of five centuries goes to its parts and back, one number a day`() throws {
    var expected = try #require(Day(year: 1700, month: 1, day: 1)).number
    for year in 1700...2199 {
      for month in 1...12 {
        for day in 1...31 {
          guard let found = Day(year: year, month: month, day: day) else { continue }
          #expect(found.number == expected)
          #expect(found.parts == (year, month, day))
          expected += 1
        }
      }
    }
    #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(Day(year: 2000, month: 2, day: 29)?.number == 11_016)
    #expect(Day(year: 1900, month: 2, day: 29) == nil)
  }
}
