import CareStatistics
import Testing
import TestSupport

@testable import PartnerReturns

/// Completed years, against a calendar written another way.
struct AgeTests {
  private func day(_ number: Int) -> Day? {
    Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  @Test func `ages and numbers of days are those of the twin for any two days`() throws {
    var random = SeededGenerator(seed: 5)
    func any() -> Int {
      let year = Int.random(in: 1985...2035, using: &random)
      let month = Int.random(in: 1...12, using: &random)
      let last = TextDate.length(month, year)
      let day = Bool.random(using: &random) ? last : Int.random(in: 1...last, using: &random)
      return year * 10_000 + month * 100 + day
    }
    for _ in 0..<20_000 {
      let (born, on) = (any(), any())
      let (birth, event) = (try #require(day(born)), try #require(day(on)))
      #expect(event.age(bornOn: birth) == TextDate.age(on, born: born))
      #expect(birth.days(to: event) == TextDate.count(on) - TextDate.count(born))
      #expect(event.reportingYear == TextDate.reportingYear(on))
    }
  }

  @Test func `whoever is born on 29 February is a year older on 1 March`() throws {
    let birth = try #require(day(2008_02_29))
    for (on, age) in [(2018_02_28, 9), (2018_03_01, 10), (2020_02_28, 11), (2020_02_29, 12)] {
      #expect(try #require(day(on)).age(bornOn: birth) == age)
    }
  }
}
