import DelimitedText
import Foundation
import StreamingAggregation
import TestSupport
import Testing

@Suite("Groups of records") struct AggregationTests {
  private func aggregated(
    _ files: [[UInt8]], _ plan: AggregationPlan, _ settings: Aggregation.Settings
  ) throws -> Aggregation {
    let aggregation = Aggregation(plan, settings: settings)
    for file in files { try aggregation.read(ByteSource(bytes: file)) }
    return aggregation
  }

  /// Ways to do the same work: threads, chunk size, memory.
  private static let ways: [(threads: Int, chunkSize: Int, memory: Int?)] = [
    (1, 65536, nil), (2, 100, nil), (3, 997, nil), (1, 333, 1), (2, 4096, 1),
  ]

  @Test func `groups are those of the slow way, whatever threads, chunks, memory and order`() throws
  {
    var rows = 0
    for seed in 0..<40 as Range<UInt64> {
      let table = try RandomTable(seed: seed)
      var slow = SlowAggregation(table.plan)
      for file in table.files { try slow.read(file) }
      let expected = slow.text
      rows += expected.count { $0 == "\n" } - 1
      for way in Self.ways {
        let settings = Aggregation.Settings(
          threads: way.threads, memory: way.memory, chunkSize: way.chunkSize)
        let found = try result(of: aggregated(table.files, table.plan, settings))
        #expect(found == expected, "seed \(seed), \(way)")
        let turned = try result(of: aggregated(table.files.reversed(), table.plan, settings))
        #expect(turned == expected, "seed \(seed), \(way), files in the other order")
      }
    }
    #expect(rows > 1000)
  }

  @Test func `states of parts join to the state of the whole, and an empty one changes nothing`()
    throws
  {
    try withFolder { folder in
      for seed in 0..<25 as Range<UInt64> {
        let table = try RandomTable(seed: seed)
        var settings = Aggregation.Settings(threads: 1)
        let whole = try result(of: aggregated(table.files, table.plan, settings))
        var paths: [String] = []
        for (index, file) in (table.files + [Array("a,b,c,d,n,m\n".utf8)]).enumerated() {
          settings.memory = index % 2 == 0 ? 1 : nil
          let part = try aggregated([file], table.plan, settings)
          paths.append(folder.appending(path: "\(index).state").path)
          try part.groups().writePartial(to: paths[index])
        }
        for order in [paths, paths.reversed()] {
          let joined = try PartialStates(paths: order)
          #expect(try result(of: joined) == whole, "seed \(seed)")
          let again = folder.appending(path: "joined.state").path
          try joined.groups().writePartial(to: again)
          #expect(try result(of: PartialStates(paths: [again, paths[paths.count - 1]])) == whole)
        }
      }
    }
  }

  @Test func `states are the same bytes whatever threads and memory made them`() throws {
    let table = try RandomTable(seed: 7)
    try withFolder { folder in
      let states = try Self.ways.enumerated().map { index, way in
        let settings = Aggregation.Settings(
          threads: way.threads, memory: way.memory, chunkSize: way.chunkSize)
        let path = folder.appending(path: "\(index).state")
        try aggregated(table.files, table.plan, settings).groups().writePartial(to: path.path)
        return try Data(contentsOf: path)
      }
      #expect(states[0].count > 1000)
      #expect(states.allSatisfy { $0 == states[0] })
    }
  }

  @Test func `more runs than are merged at once give the same groups`() throws {
    let rows = (0..<40_000).map { "k\($0 % 977),\($0)\n" }.joined()
    let file = Array(("k,n\n" + rows).utf8)
    let plan = try AggregationPlan(keys: ["k"], sums: ["n"], distincts: ["n"])
    let expected = try result(of: aggregated([file], plan, .init(threads: 1)))
    let found = try result(of: aggregated([file], plan, .init(threads: 1, memory: 1)))
    #expect(found == expected && expected.count { $0 == "\n" } == 978)
  }

  @Test func `more key columns than fit two words, and more texts than 64 bits, are sorted alike`()
    throws
  {
    let names = (0..<9).map { "k\($0)" }
    var generator = SeededGenerator(seed: 5)
    let rows = (0..<600).map { _ in
      names.map { _ in "\(Int.random(in: 0..<400, using: &generator))" }.joined(separator: ",")
    }
    let file = Array(([names.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
    let plan = try AggregationPlan(keys: names)
    var slow = SlowAggregation(plan)
    try slow.read(file)
    #expect(
      try result(of: aggregated([file], plan, .init(threads: 2, chunkSize: 999))) == slow.text)
  }

  @Test func `sums beyond 64 bits are exact`() throws {
    let big = "999999999999999999.999999999999999999"
    let file = Array(("k,n\n" + (0..<30).map { _ in "a,\(big)\n" }.joined() + "a,-0.5\n").utf8)
    let plan = try AggregationPlan(keys: ["k"], sums: ["n"])
    let text = try result(of: aggregated([file], plan, .init(threads: 1)))
    #expect(text == "k,rows,n_sum,n_symbols\na,31,29999999999999999999.49999999999999997,0\n")
  }

  @Test func `a number with too many digits is a fault with its place, from any thread`() throws {
    let rows = (0..<900).map {
      "\"k\n\($0)\",\($0 == 400 || $0 == 777 ? "1234567890123456789" : "1")\n"
    }
    let file = Array(("k,n\n" + rows.joined()).utf8)
    let plan = try AggregationPlan(keys: ["k"], sums: ["n"], maxima: ["n"])
    for way in Self.ways {
      let settings = Aggregation.Settings(threads: way.threads, chunkSize: way.chunkSize)
      let fault = #expect(throws: DelimitedFault.self) {
        _ = try aggregated([file], plan, settings)
      }
      #expect(fault?.line == 802 && fault?.column == "n")
      #expect(fault?.kind == .tooManyDigits(limit: 18))
    }
    let zeros = Array("k,n\na,0000000000000000000000001.5000000000000000000000\n".utf8)
    let text = try result(of: aggregated([zeros], plan, .init(threads: 1)))
    #expect(text.hasSuffix("\na,1,1.5,0,1.5\n"))
  }

  @Test func `a column that is not there is a fault with the nearest name`() throws {
    let plan = try AggregationPlan(keys: ["la_nam"])
    let fault = #expect(throws: DelimitedFault.self) {
      _ = try aggregated([Array("la_name,n\nx,1\n".utf8)], plan, .init(threads: 1))
    }
    #expect(fault?.remedy == "Did you mean la_name?")
  }

  @Test func `a plan names each column of the result once`() {
    #expect(throws: PlanFault.noKeys) { try AggregationPlan(keys: []) }
    #expect(throws: PlanFault.repeatedColumn("n_sum")) {
      try AggregationPlan(keys: ["k"], sums: ["n", "n"])
    }
  }
}

@Suite("Temporary files and partial states") struct PartialStateTests {
  private let plan = try? AggregationPlan(keys: ["k"], sums: ["n"], distincts: ["n"])

  @Test func `temporary files have no name, so that nothing is left however the process ends`()
    throws
  {
    let plan = try #require(plan)
    try withFolder { folder in
      let aggregation = Aggregation(
        plan, settings: .init(threads: 2, memory: 1, temporaryFolder: folder.path, chunkSize: 512))
      let rows = (0..<3000).map { "k\($0),1\n" }.joined()
      try aggregation.read(ByteSource(bytes: Array(("k,n\n" + rows).utf8)))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func `a folder that cannot be written to is a fault of writing`() throws {
    let plan = try #require(plan)
    let aggregation = Aggregation(
      plan, settings: .init(threads: 2, memory: 1, temporaryFolder: "/nonexistent", chunkSize: 512))
    let rows = (0..<3000).map { "k\($0),1\n" }.joined()
    let fault = #expect(throws: DelimitedFault.self) {
      try aggregation.read(ByteSource(bytes: Array(("k,n\n" + rows).utf8)))
    }
    #expect(fault?.kind == .writeFailed(code: ENOENT) && fault?.file == "/nonexistent")
  }

  @Test func `a damaged state is refused by name, whichever byte is damaged`() throws {
    let plan = try #require(plan)
    try withFolder { folder in
      let aggregation = Aggregation(plan, settings: .init(threads: 1))
      try aggregation.read(ByteSource(bytes: Array("k,n\na,1\nb,2\na,x\n".utf8)))
      let path = folder.appending(path: "whole.state")
      try aggregation.groups().writePartial(to: path.path)
      let whole = try Data(contentsOf: path)
      let damaged = folder.appending(path: "damaged.state")
      var cases = whole.indices.map { index in
        var bytes = whole
        bytes[index] ^= 0x11
        return bytes
      }
      cases += [Data(), whole.dropLast(), whole.dropFirst(), whole + Data([0]), Data("a,b\n".utf8)]
      for bytes in cases {
        try bytes.write(to: damaged)
        let fault = #expect(throws: DelimitedFault.self) {
          _ = try PartialStates(paths: [path.path, damaged.path])
        }
        #expect(fault?.kind == .damagedState && fault?.file == damaged.path)
      }
      #expect(try result(of: PartialStates(paths: [path.path])).contains("\na,2,1,1,2\n"))
    }
  }

  @Test func `a state of another plan is refused by name, with the difference`() throws {
    try withFolder { folder in
      let plans = [
        try AggregationPlan(keys: ["k"], sums: ["n"]),
        try AggregationPlan(
          keys: ["k"], filters: [.init(column: "n", values: ["1", "2"])], sums: ["n"]),
      ]
      let paths = try plans.enumerated().map { index, plan in
        let aggregation = Aggregation(plan, settings: .init(threads: 1))
        try aggregation.read(ByteSource(bytes: Array("k,n\na,1\n".utf8)))
        let path = folder.appending(path: "\(index)").path
        try aggregation.groups().writePartial(to: path)
        return path
      }
      let fault = #expect(throws: DelimitedFault.self) { _ = try PartialStates(paths: paths) }
      #expect(fault?.kind == .otherPlan && fault?.file == paths[1])
      #expect(fault?.found == "conditions are n=1|2, and in \(paths[0]) none")
    }
  }

  @Test func `a missing state and a folder are faults`() {
    for (path, kind) in [("/nonexistent", DelimitedFault.Kind.missingFile), ("/tmp", .directory)] {
      let fault = #expect(throws: DelimitedFault.self) { _ = try PartialStates(paths: [path]) }
      #expect(fault?.kind == kind)
    }
  }
}
