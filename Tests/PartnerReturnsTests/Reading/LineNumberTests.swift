import Testing
import TestSupport

@testable import PartnerReturns

/// Rows keep their order and their lines, wherever the file is cut into chunks.
struct LineNumberTests {
  /// Rows of a file and the line that each begins on.
  private struct Sample {
    var text = TableText.episodeColumns
    var lines: [Int32] = []
    var children: [Int32] = []

    init(rows: Int, end: String, seed: UInt64, isPlain: Bool = false) {
      var random = SeededGenerator(seed: seed)
      var line: Int32 = 1
      for row in 0..<rows {
        text += end
        line += 1
        while !isPlain, Int.random(in: 0..<6, using: &random) == 0 {
          text += end
          line += 1
        }
        lines.append(line)
        children.append(Int32(row))
        text += "C\(row),05/06/2017,S,C2,N1,U4,PR1,,,,"
        switch isPlain ? 0 : Int.random(in: 0..<5, using: &random) {
        case 1:
          text += "\"A\(end)B\(end)\",,\"1\(end)2\""
          line += 3
        case 2: text += "\"A\"\"B\",\"C,D\","
        case 3: text += "\"\",,\"X\""
        default: text += ",,"
        }
      }
      if Bool.random(using: &random) { text += end + end + end }
    }
  }

  private func check(_ sample: Sample, chunkSize: Int) throws {
    let read = try TableText.read(sample.text, chunkSize: chunkSize)
    #expect(read.fault == nil)
    #expect(read.annual.episodes.map(\.line) == sample.lines, "chunks of \(chunkSize)")
    #expect(read.annual.episodes.map(\.child) == sample.children, "chunks of \(chunkSize)")
  }

  @Test(arguments: ["\n", "\r\n"])
  func `lines are right at every size of chunk`(end: String) throws {
    for seed in 0..<3 as Range<UInt64> {
      let sample = Sample(rows: 8, end: end, seed: seed)
      for chunkSize in 1...sample.text.utf8.count + 2 { try check(sample, chunkSize: chunkSize) }
    }
  }

  @Test(arguments: ["\n", "\r\n"], [false, true])
  func `lines are right in a file of several chunks`(end: String, isPlain: Bool) throws {
    let sample = Sample(rows: 6000, end: end, seed: 9, isPlain: isPlain)
    #expect(sample.text.utf8.count > 3 * TableFile.chunkSize)
    for chunkSize in [TableFile.chunkSize, 4096, 1 << 20] {
      try check(sample, chunkSize: chunkSize)
    }
  }

  @Test func `the line of a fault is right behind line breaks in fields`() throws {
    var text = TableText.episodeColumns + "\n"
    for row in 0..<3000 { text += "C\(row),05/06/2017,S,C2,N1,U4,PR1,,,,\"A\nB\",,\n\n" }
    let fault = try TableText.read(text + TableText.episode("") + "\n").fault
    #expect(fault?.rule == "return-no-child")
    #expect(fault?.line == 9002)
    let short = try TableText.read(text + "C1,05/06/2017\n").fault
    #expect(short?.line == 9002)
  }
}
