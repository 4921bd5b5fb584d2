import DelimitedText
import TestSupport
import Testing

/// A random file with what a reader must find in it, both built side by side.
struct RandomFile {
  var text: [UInt8] = []
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var blankLines = 0

  private let seed: UInt64
  private var generator: SeededGenerator
  private let delimiter: UInt8
  private var line = 1
  private let isMixed: Bool
  private let lineEnd: String

  init(seed: UInt64, dialect: Dialect) {
    self.seed = seed
    var generator = SeededGenerator(seed: seed)
    delimiter = dialect.delimiter.rawValue
    isMixed = Bool.random(using: &generator)
    lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    self.generator = generator
    let columns = Int.random(in: 1...6, using: &self.generator)
    if flip(4) { text += [0xEF, 0xBB, 0xBF] }
    header = (0..<columns).map { "column \($0)" }
    addBlankLines()
    add(header, last: false)
    let count = Int.random(in: 0...12, using: &self.generator)
    for index in 0..<count {
      addBlankLines()
      let row = (0..<columns).map { _ in value() }
      rows.append(row)
      lines.append(line)
      add(row, last: index == count - 1)
    }
  }

  /// The text with two bytes put in the place of others.
  var damaged: [UInt8] {
    let damage: [UInt8] = [0x22, 0x00, 0x92, 0x0A, 0x0D, 0x2C, 0x61]
    var generator = SeededGenerator(seed: seed)
    var bytes = text
    for _ in 0..<2 {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = damage.randomElement(using: &generator) ?? 0
    }
    return bytes
  }

  private mutating func flip(_ sides: Int) -> Bool {
    Int.random(in: 0..<sides, using: &generator) == 0
  }

  /// A field from pieces that a reader might take for something else.
  private mutating func value() -> String {
    let pieces = ["a", "Z9", " ", "\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", "é", "‘", "😀"]
    return (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  private mutating func add(_ fields: [String], last: Bool) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(delimiter) }
      let special: [UInt8] = [delimiter, 0x22, 0x0A, 0x0D]
      let isBlankLine = field.isEmpty && fields.count == 1
      let mustQuote = isBlankLine || field.utf8.contains { special.contains($0) }
      if mustQuote || flip(3) {
        text.append(0x22)
        text += field.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
        text.append(0x22)
      } else {
        text += field.utf8
      }
      line += breaks(in: field)
    }
    if !last || flip(2) { endLine() }
  }

  /// The line breaks of a field, a carriage return and line feed counting as one.
  private func breaks(in field: String) -> Int {
    let bytes = Array(field.utf8)
    return bytes.indices.filter { index in
      let precedesLineFeed = index + 1 < bytes.count && bytes[index + 1] == 0x0A
      return bytes[index] == 0x0A || bytes[index] == 0x0D && !precedesLineFeed
    }.count
  }

  private mutating func endLine() {
    let ends = ["\n", "\r\n", "\r"]
    // A lone CR before a blank line's LF would be one line end; so a mixture has no lone CR.
    let end = isMixed ? ends.prefix(2).randomElement(using: &generator) ?? "\n" : lineEnd
    text += end.utf8
    line += 1
  }

  private mutating func addBlankLines() {
    while flip(5) {
      endLine()
      blankLines += 1
    }
  }
}

@Suite("Random files") struct RandomFileTests {
  @Test(arguments: Dialect.Delimiter.allCases)
  func `what was written is what is read, in every way`(delimiter: Dialect.Delimiter) {
    let dialect = Dialect(delimiter: delimiter)
    for seed in 0..<200 as Range<UInt64> {
      let file = RandomFile(seed: seed, dialect: dialect)
      for (way, reading) in Reading.inEveryWay(file.text, dialect: dialect) {
        #expect(reading.thrown == nil, "seed \(seed), \(way)")
        #expect(reading.header == file.header, "seed \(seed), \(way)")
        #expect(reading.rows == file.rows, "seed \(seed), \(way)")
        #expect(reading.lines == file.lines, "seed \(seed), \(way)")
        #expect(reading.summary.blankLines == file.blankLines, "seed \(seed), \(way)")
      }
    }
  }

  @Test func `damaged files give the same faults in every way of reading`() {
    let limits = ReadingLimits(fieldBytes: 9, recordBytes: 30, columns: 5)
    var kinds: Set<String> = []
    for seed in 0..<400 as Range<UInt64> {
      let bytes = RandomFile(seed: seed, dialect: .comma).damaged
      let readings = Reading.inEveryWay(bytes, limits: limits, onFault: .collect(limit: 50))
      let first = readings[0].reading
      for (way, reading) in readings { #expect(reading == first, "seed \(seed), \(way)") }
      let faults = first.faults + (first.thrown.map { [$0] } ?? [])
      for fault in faults { kinds.insert("\(fault.kind)".prefix { $0 != "(" }.description) }
    }
    #expect(kinds.count >= 8, "met only \(kinds.sorted())")
  }

  @Test(arguments: LineEnd.allCases)
  func `the writer's text reads back`(lineEnd: LineEnd) {
    for seed in 0..<100 as Range<UInt64> {
      let file = RandomFile(seed: seed, dialect: .semicolon)
      var writer = DelimitedWriter(dialect: .semicolon, lineEnd: lineEnd)
      for row in [file.header] + file.rows { writer.write(row) }
      let reading = Reading(writer.bytes, dialect: .semicolon)
      #expect(reading.rows == file.rows && reading.header == file.header, "seed \(seed)")
    }
  }

  @Test func `the writer quotes only what needs it`() {
    var writer = DelimitedWriter(lineEnd: .crlf)
    writer.write(["a b", "c,d", "e\"f", "", "g\nh"])
    writer.write([""])
    let text = String(decoding: writer.takeBytes(), as: UTF8.self)
    #expect(text == "a b,\"c,d\",\"e\"\"f\",,\"g\nh\"\r\n\"\"\r\n")
    #expect(writer.bytes.isEmpty)
  }
}
