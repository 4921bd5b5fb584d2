import SampleGeneration
import Testing

struct TidySampleTests {
  @Test(arguments: SampleSettings.Order.allCases)
  func `the same settings give the same bytes, another seed gives others`(
    order: SampleSettings.Order
  ) throws {
    let file = { try MadeFile(SampleSettings(extent: .rows(2000), seed: $0, order: order)).bytes }
    #expect(try file(7) == file(7))
    #expect(try file(7) != file(8))
  }

  @Test func `the first rows are these, today and on every machine`() throws {
    let file = try MadeFile(SampleSettings(extent: .rows(20), seed: 1))
    #expect(file.lines.count == 21)
    #expect(file.lines[1].hasPrefix("2025,Reporting year,National,E92000001,England,,,,,,Location"))
    #expect(
      file.lines[20]
        == "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,1001,"
        + "Authority 0001,E06100001,Location of new placements during the year,"
        + "Distance not known or not recorded,2050,9")
  }

  @Test(arguments: SampleSettings.Quoting.allCases)
  func `every quoting reads back to the same rows of fourteen fields`(
    quoting: SampleSettings.Quoting
  ) throws {
    let extent = SampleSettings.Extent.rows(16_000)
    let file = try MadeFile(SampleSettings(extent: extent, quoting: quoting))
    let usual = try MadeFile(SampleSettings(extent: extent))
    #expect(file.header == usual.header && file.header.count == 14)
    #expect(file.records.count == 16_000 && file.records.allSatisfy { $0.count == 14 })
    let plain = { (records: [[String]]) in
      records.map { record in record.map { $0.filter { $0 != "\"" && $0 != "," } } }
    }
    #expect(plain(file.records) == plain(usual.records))
    #expect((file.records == usual.records) == ![.unquoted, .doubled].contains(quoting))
  }

  @Test func `quotes stand where each quoting says`() throws {
    let lines = { (quoting: SampleSettings.Quoting) in
      try MadeFile(SampleSettings(extent: .rows(16_000), quoting: quoting)).lines
    }
    #expect(try lines(.unquoted).allSatisfy { !$0.contains("\"") && $0.count { $0 == "," } == 13 })
    let quoted = try lines(.whereNeeded).filter { $0.contains("\"") }
    #expect((320...640).contains(quoted.count), "about 3 % of 16,000")
    #expect(quoted.allSatisfy { $0.contains(",\"Authority 0") && $0.contains(", City of\",") })
    #expect(try lines(.doubled).dropFirst().allSatisfy { $0.contains("\"\"") })
    let all = try lines(.everyText)
    #expect(all[0].hasPrefix("\"time_period\",\"time_identifier\","))
    #expect(all[1].hasPrefix("2025,\"Reporting year\",\"National\",\"E92000001\",\"England\","))
    #expect(all[1].contains(",\"\",\"\",\"\",\"\",\"\","))
    for line in all.dropFirst() {
      let figures = line.split(separator: ",").suffix(2)
      #expect(figures.allSatisfy { Int($0) != nil || $0.hasPrefix("\"") && $0.hasSuffix("\"") })
    }
  }

  @Test(arguments: [1, 18, 19, 20, 95, 96, 1000, 14_725], SampleSettings.Order.allCases)
  func `there are exactly as many groups as asked for`(
    groups: Int, order: SampleSettings.Order
  ) throws {
    let rows = groups * 2 + 400
    let file = try MadeFile(SampleSettings(extent: .rows(rows), groups: groups, order: order))
    #expect(Set(file.groups).count == groups)
  }

  @Test func `ordered groups rise through years and authorities, then begin again`() throws {
    let file = try MadeFile(SampleSettings(extent: .rows(4000), groups: 1000))
    let groups = file.groups
    #expect(groups.count > 3000)
    for index in groups.indices.dropFirst(1000) { #expect(groups[index] == groups[index - 1000]) }
    let keys = groups.prefix(1000).map { (9999 - (Int($0[0]) ?? 0), $0[1]) }
    for (before, after) in zip(keys, keys.dropFirst()) { #expect(before <= after) }
  }

  @Test func `a shuffled file has the rows of the ordered one in another order`() throws {
    for extent in [SampleSettings.Extent.rows(5000), .size(ByteSize(bytes: 700_000))] {
      let ordered = try MadeFile(SampleSettings(extent: extent, seed: 3)).lines
      let shuffled = try MadeFile(SampleSettings(extent: extent, seed: 3, order: .shuffled)).lines
      #expect(shuffled != ordered && shuffled.sorted() == ordered.sorted())
      #expect(shuffled.first == ordered.first && shuffled.last == ordered.last)
      let kept = zip(shuffled, ordered).count { $0 == $1 }
      #expect(kept < 20, "hardly a row stays where it was")
    }
  }

  @Test(arguments: SampleSettings.Order.allCases, [1, 64_000, 256_000, 1_000_000])
  func `a file ends with the first row at or beyond its size`(
    order: SampleSettings.Order, size: Int
  ) throws {
    let extent = SampleSettings.Extent.size(ByteSize(bytes: size))
    let file = try MadeFile(SampleSettings(extent: extent, order: order))
    let last = file.lines.last?.utf8.count ?? 0
    #expect(file.bytes.count >= size && file.bytes.count - (last + 1) < size)
    #expect(file.bytes.last == UInt8(ascii: "\n"))
  }

  @Test func `about 7 % of rows are of wider areas, which lack what they have no part in`() throws {
    let file = try MadeFile(SampleSettings(extent: .rows(16_000)))
    let national = file.records.filter { $0[Column.level] == "National" }
    let regional = file.records.filter { $0[Column.level] == "Regional" }
    #expect((1040...1200).contains(national.count + regional.count) && !national.isEmpty)
    #expect(national.allSatisfy { $0[5...9].allSatisfy(\.isEmpty) })
    #expect(
      regional.allSatisfy { $0[8...9].allSatisfy(\.isEmpty) && $0[Column.region].count == 9 })
    #expect(Set(regional.map { $0[Column.region] }).count == 9)
    #expect(Set(file.local.map { $0[Column.authorityCode] }).count == 155)
  }

  @Test func `about 5 % of figures are symbols, the others lie in their ranges`() throws {
    let file = try MadeFile(SampleSettings(extent: .rows(20_000), seed: 11))
    let withheld = file.records.filter { Int($0[Column.count]) == nil }
    #expect((850...1150).contains(withheld.count))
    #expect(Set(withheld.map { $0[Column.count] }) == ["c", "z", "x", ":", "low"])
    #expect(withheld.allSatisfy { $0[Column.count] == $0[Column.percent] })
    let counts = file.records.compactMap { Int($0[Column.count]) }
    let percents = file.records.compactMap { Int($0[Column.percent]) }
    #expect(counts.min() == 0 && counts.allSatisfy { (0...9999).contains($0) })
    #expect(counts.contains { $0 > 9900 })
    #expect(percents.min() == 0 && percents.max() == 100)
  }

  @Test func `a sink that fails ends the work with its own error`() {
    struct Full: Error {}
    var pieces = 0
    let sample = TidySample(settings: SampleSettings(extent: .size(ByteSize(bytes: 1_000_000_000))))
    #expect(throws: Full.self) {
      try sample.write { _ throws(Full) in
        pieces += 1
        if pieces == 2 { throw Full() }
      }
    }
    #expect(pieces == 2)
  }
}
