import StatisticalMethods
import TestSupport
import Testing

struct IntervalTests {
  @Test func `limits of a count are those of the oracle`() throws {
    let table = try OracleTable("ci_count", in: OraclePanel.folder)
    #expect(table.rows.count == 76)
    for row in table.rows {
      let count = try row.known("count")
      let confidence = try row.known("confidence")
      let byar = try #require(CountInterval(count: count, confidence: confidence, method: .byar))
      let exact = try #require(CountInterval(count: count, confidence: confidence, method: .exact))
      // Undefined at a count of zero, where the limit is set to 0.
      let byarLower = try row.number("byar_lower") ?? (count == 0 ? 0 : .nan)
      let columns: [(String, Double, Double?)] = [
        ("byar_lower", byar.lower, byarLower),
        ("byar_upper", byar.upper, try row.number("byar_upper")),
        ("exact_lower", exact.lower, try row.number("exact_lower")),
        ("exact_upper", exact.upper, try row.number("exact_upper")),
      ]
      for (column, value, expected) in columns {
        #expect(agree(value, expected), "\(count) \(confidence) \(column) \(value)")
      }
    }
  }

  @Test func `limits of a rate are exact below ten events and Byar's from there`() throws {
    let table = try OracleTable("ci_rate", in: OraclePanel.folder)
    #expect(table.rows.count == 22)
    for row in table.rows {
      let interval = try #require(
        RateInterval(
          count: try row.known("count"),
          population: try row.known("population"),
          multiplier: try row.known("multiplier"),
          confidence: try row.known("confidence")))
      #expect(agree(interval.rate, try row.number("rate")))
      #expect(agree(interval.lower, try row.number("lower")))
      #expect(agree(interval.upper, try row.number("upper")))
      #expect(row["method"] == (interval.method == .exact ? "Exact" : "Byars"))
    }
  }

  @Test func `limits of a proportion are Wilson's`() throws {
    let table = try OracleTable("ci_wilson", in: OraclePanel.folder)
    #expect(table.rows.count == 22)
    for row in table.rows {
      let interval = try #require(
        WilsonInterval(
          part: try row.known("x"), whole: try row.known("n"),
          confidence: try row.known("confidence")))
      #expect(agree(interval.proportion, try row.number("proportion")))
      #expect(agree(interval.lower, try row.number("lower")))
      #expect(agree(interval.upper, try row.number("upper")))
    }
  }

  @Test(arguments: [1e6, 1e9, 1e12, 1e15])
  func `at huge counts both methods are the normal limits`(count: Double) throws {
    for method in [CountIntervalMethod.byar, .exact] {
      let limits = try #require(CountInterval(count: count, confidence: 0.95, method: method))
      let width = (limits.upper - limits.lower) / count.squareRoot()
      #expect(abs(width - 2 * 1.959964) < 0.01, "\(method) \(width)")
      #expect(limits.lower < count && count < limits.upper)
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `a proportion's limits mirror each other and hold it between them`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let whole = Double(Int.random(in: 1...5_000, using: &random))
      let part = Double(Int.random(in: 0...Int(whole), using: &random))
      let limits = try #require(WilsonInterval(part: part, whole: whole))
      let mirror = try #require(WilsonInterval(part: whole - part, whole: whole))
      #expect(limits.lower <= limits.proportion && limits.proportion <= limits.upper)
      #expect(limits.lower >= 0 && limits.upper <= 1)
      #expect(abs(limits.lower - (1 - mirror.upper)) < 1e-12)
    }
  }

  @Test(arguments: [UInt64(4), 5])
  func `limits widen with the confidence and rise with the count`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Double(Int.random(in: 0...3_000, using: &random))
      let narrow = try #require(CountInterval(count: count, confidence: 0.9))
      let wide = try #require(CountInterval(count: count, confidence: 0.998))
      let next = try #require(CountInterval(count: count + 1, confidence: 0.9))
      #expect(wide.lower <= narrow.lower && narrow.upper < wide.upper)
      #expect(narrow.upper < next.upper)
    }
  }

  @Test func `a count of zero has no lower limit but zero`() throws {
    let limits = try #require(CountInterval(count: 0))
    #expect(limits.lower == 0 && limits.method == .exact)
    #expect(agree(limits.upper, 3.68887945411))
    #expect(try #require(RateInterval(count: 0, population: 500)).rate == 0)
  }

  @Test func `what has no limits gives none`() {
    for count in [-1.0, .nan, .infinity] {
      #expect(CountInterval(count: count) == nil)
      #expect(RateInterval(count: count, population: 100) == nil)
      #expect(WilsonInterval(part: count, whole: 100) == nil)
    }
    for population in [0.0, -5, .nan, .infinity] {
      #expect(RateInterval(count: 5, population: population) == nil)
      #expect(WilsonInterval(part: 0, whole: population) == nil)
    }
    for confidence in [0.0, 1, -0.5, .nan] {
      #expect(CountInterval(count: 5, confidence: confidence) == nil)
      #expect(WilsonInterval(part: 1, whole: 2, confidence: confidence) == nil)
    }
    #expect(WilsonInterval(part: 3, whole: 2) == nil)
    #expect(RateInterval(count: 5, population: 100, multiplier: 0) == nil)
  }
}
