import CareStatistics
import Testing

@testable import PartnerReturns

/// The dates of the return, and ages by them.
struct DateFieldTests {
  @Test(arguments: [
    // born, on, age
    ("05/05/2008", "04/05/2018", 9), ("05/05/2008", "05/05/2018", 10),
    ("31/03/2008", "31/03/2018", 10), ("29/02/2008", "28/02/2018", 9),
    ("29/02/2008", "01/03/2018", 10), ("29/02/2008", "29/02/2016", 8),
    ("01/04/2017", "31/03/2018", 0), ("01/04/2018", "31/03/2018", -1),
  ])
  func `age is completed calendar years, with the birthday counted from the day itself`(
    born: String, on: String, age: Int
  ) throws {
    let birth = try #require(DateField(Array(born.utf8).span).day)
    let day = try #require(DateField(Array(on.utf8).span).day)
    #expect(day.age(bornOn: birth) == age)
    #expect((birth.birthday(max(age, 0)) <= day) == (age >= 0))
    #expect(birth.birthday(age + 1) > day)
  }

  @Test(arguments: [
    ("01/04/2017", 2018), ("31/03/2018", 2018), ("31/12/2017", 2018), ("01/01/2018", 2018),
  ])
  func `a reporting year runs from 1 April to 31 March`(text: String, year: Int) throws {
    let day = try #require(DateField(Array(text.utf8).span).day)
    #expect(day.reportingYear == year)
    #expect(Day.firstDay(ofReportingYear: year) <= day && day <= Day.march31(year))
  }

  @Test(arguments: [
    "2017-06-05", "31/11/2017", "29/02/2017", "06/13/2017", "0/01/2017", "1/1/17", "01/04/02018",
    "1/4/2017/", "01/04/2017 00:00", "x", "//", "01.04.2017", "99999999999999999999/1/2017",
  ])
  func `what is no date of the return is never guessed`(text: String) {
    #expect(DateField(Array(text.utf8).span) == .unreadable)
  }

  @Test func `a date may have one digit for day or month, and blanks round it`() {
    let expected = Day(year: 2017, month: 4, day: 1).map { DateField($0) }
    for text in ["01/04/2017", "1/4/2017", " 01/04/2017 ", "1/04/2017"] {
      #expect(DateField(Array(text.utf8).span) == expected)
    }
    #expect(DateField(Array("2017-04-01".utf8).span, style: .iso) == expected)
    #expect(DateField(Array("01/04/2017".utf8).span, style: .iso) == .unreadable)
    #expect(DateField([UInt8]().span) == .blank)
    #expect(DateField(Array("  ".utf8).span) == .blank)
  }
}
