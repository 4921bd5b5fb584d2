import CareStatistics
import Publishing
import TestSupport
import Testing

@Suite struct LocalFiguresFileTests {
  @Test func `the file reads back to the figures, sorted by its key`() throws {
    let report = SamplePartners.hostile
    let file = try SamplePartners.site().dataFile(at: 0)
    #expect(!file.bytes.contains(UInt8(ascii: "\r")))
    let all = delimitedRecords(of: file.bytes)
    #expect(
      all.first == [
        "new_la_code", "la_name", "time_period", "month", "measure_id", "measure", "unit",
        "breakdown", "breakdown_group", "value", "status", "made_up", "validation",
      ])
    #expect(all[0] == file.fields.map(\.name))
    #expect(all.allSatisfy { $0.count == 13 })
    #expect(all.count - 1 == report.observations.count && file.rows == report.observations.count)
    let rows = all.dropFirst()
    #expect(rows.allSatisfy { $0[0] == "E06000005" && $0[1] == report.name })
    #expect(rows.allSatisfy { $0[9].isEmpty != $0[10].isEmpty }, "a value or a reason")
    #expect(rows.allSatisfy { $0[12] == "local, unvalidated" && $0[11] == "yes" })
    let keys = rows.map { ($0[4], Int($0[2]) ?? 0, Int($0[3]) ?? 0, $0[7] + "\u{0}" + $0[8]) }
    for (before, after) in zip(keys, keys.dropFirst()) { #expect(before < after) }
    for one in report.observations {
      let row = rows.first {
        $0[4] == one.measure && $0[2] == "\(one.year)" && Int($0[3]) == one.month
          && $0[7] == one.breakdown && $0[8] == one.group
      }
      let found = try #require(row)
      #expect(Double(found[9]) == (one.status == nil ? one.number : nil))
      #expect(found[10] == (one.status?.rawValue ?? ""))
    }
  }

  @Test func `a report without figures has a file with its header alone`() throws {
    let file = try SamplePartners.site([SamplePartners.empty]).dataFile(at: 0)
    #expect(delimitedRecords(of: file.bytes).count == 1 && file.rows == 0)
  }
}
