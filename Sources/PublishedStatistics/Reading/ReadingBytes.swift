internal import CareStatistics

/// Bytes of numbers, texts, figures and findings, each with its own length.
struct ReadingBytes: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Adds a whole number: seven bits a byte, the lowest first; negative ones interleaved.
  mutating func put(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds a text with its length.
  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  /// Adds what may be missing, behind a byte that says whether it is.
  mutating func put<Value>(_ value: Value?, _ write: (inout Self, Value) -> Void) {
    bytes.append(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  /// Adds a number bit by bit, so that it comes back as it was.
  mutating func put(_ number: Double) {
    let bits = number.bitPattern
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * shift))) }
  }

  /// Adds a figure without the file it is from, of which there is one.
  mutating func put(_ figure: Figure) {
    put(figure.number) { $0.put($1) }
    put(figure.status?.rawValue) { $0.put($1) }
    put(figure.text)
    put(figure.provenance?.line) { $0.put($1) }
  }

  /// Adds a finding.
  mutating func put(_ finding: Finding) {
    for text in [finding.rule, finding.severity.rawValue, finding.message, finding.remedy] {
      put(text)
    }
    put(finding.file)
    put(finding.line) { $0.put($1) }
    put(finding.column) { $0.put($1) }
    put(finding.area?.rawValue) { $0.put($1) }
    put(finding.measure) { $0.put($1) }
    put(finding.year) { $0.put($1) }
  }

  /// Reads the bytes back; every method gives `nil` where they are of another form or end too soon.
  struct Cursor {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    private mutating func byte() -> UInt8? {
      guard place < bytes.count else { return nil }
      place += 1
      return bytes[place - 1]
    }

    mutating func number() -> Int? {
      var rest: UInt64 = 0
      for shift in stride(from: UInt64(0), to: 64, by: 7) {
        guard let byte = byte() else { return nil }
        rest |= UInt64(byte & 0x7F) << shift
        guard byte > 0x7F else {
          return Int(Int64(bitPattern: rest >> 1) ^ -Int64(bitPattern: rest & 1))
        }
      }
      return nil
    }

    /// How many things follow, of which each takes a byte at least.
    mutating func count() -> Int? {
      guard let count = number(), count >= 0, count <= bytes.count - place else { return nil }
      return count
    }

    mutating func text() -> String? {
      guard let count = count() else { return nil }
      defer { place += count }
      return String(validating: bytes[place..<(place + count)], as: UTF8.self)
    }

    /// What may be missing: `nil` for bytes of another form, an inner `nil` for what is missing.
    mutating func optional<Value>(_ read: (inout Self) -> Value?) -> Value?? {
      switch byte() {
      case 0: return .some(nil)
      case 1: return read(&self).map { .some($0) }
      default: return nil
      }
    }

    mutating func double() -> Double? {
      guard bytes.count - place >= 8 else { return nil }
      var bits: UInt64 = 0
      for shift in 0..<8 { bits |= UInt64(bytes[place + shift]) << UInt64(8 * shift) }
      place += 8
      return Double(bitPattern: bits)
    }

    /// A figure of a file, by the file's place among those of the run.
    mutating func figure(source: Int) -> Figure? {
      guard let number = optional({ $0.double() }), let word = optional({ $0.text() }),
        let text = text(), let line = optional({ $0.number() })
      else { return nil }
      let status = word.flatMap(ValueStatus.init)
      guard (status == nil) == (word == nil) else { return nil }
      return Figure(
        number: number, status: status, text: text,
        provenance: line.map { Provenance(source: source, line: $0) })
    }

    mutating func finding() -> Finding? {
      guard let rule = text(), let word = text(), let severity = Severity(rawValue: word),
        let message = text(), let remedy = text(), let file = text(),
        let line = optional({ $0.number() }), let column = optional({ $0.text() }),
        let area = optional({ $0.text() }), let measure = optional({ $0.text() }),
        let year = optional({ $0.number() })
      else { return nil }
      return Finding(
        rule: rule, severity: severity, message: message, remedy: remedy, file: file, line: line,
        column: column, area: area.map(AreaKey.init), measure: measure, year: year)
    }
  }
}
