internal import DelimitedText

/// The file of a partial state: what one run has grouped, for another to join with.
///
///     magic and version     16 bytes
///     length of the plan    8 bytes
///     plan                  lists of texts, each with its length before it
///     groups, pairs         sections of sorted records
///     lengths of sections   8 bytes each
///     CRC-32 of all that    8 bytes
///
/// All numbers have their lowest byte first.
enum PartialState {
  /// The first bytes; the last of them is the version of the format.
  private static let magic = Array("carenumbers ptl".utf8) + [1]

  /// Writes a state; the file appears under its name when it is whole.
  static func write(_ merge: Run.Merge, plan: AggregationPlan, to path: String) throws {
    let file = try RunFile(creating: path)
    let text = encode(plan)
    for bytes in [magic, text.count.bytes, text] {
      try unsafe bytes.withUnsafeBytes { unsafe try file.write($0) }
    }
    let run = try Run(merge, plan: plan, to: file)
    for section in [run.groups] + run.pairs { try file.write(section.range.count) }
    try file.flush()
    try file.write(Int(file.checksum))
    try file.flush()
    try file.publish()
  }

  /// Opens a state and checks it against its checksum.
  static func open(_ path: String) throws -> (plan: AggregationPlan, run: Run) {
    let file = try RunFile(reading: path)
    func refused(_ found: String) -> DelimitedFault {
      DelimitedFault(.damagedState, file: path, found: found)
    }
    guard file.count >= 32, try file.bytes(0..<15) == magic.dropLast() else {
      throw refused("it does not begin as one")
    }
    let version = try file.bytes(15..<16)[0]
    guard version == magic[15] else {
      throw refused("version \(version) of the format, where this program reads \(magic[15])")
    }
    guard
      try Int(bytes: file.bytes(file.count - 8..<file.count))
        == Int(file.checksum(before: file.count - 8))
    else { throw refused("its checksum does not agree") }
    let length = try Int(bytes: file.bytes(16..<24))
    guard length >= 0, length <= file.count - 32,
      let plan = try decode(file.bytes(24..<24 + length))
    else { throw refused("its plan cannot be read") }
    return (plan, try run(file, plan, from: 24 + length, refused("its sections do not fit")))
  }

  private static func run(
    _ file: RunFile, _ plan: AggregationPlan, from start: Int, _ fault: DelimitedFault
  ) throws -> Run {
    let count = 1 + plan.distincts.count
    let end = file.count - 8 - 8 * count
    var sections: [RunSection] = []
    var place = start
    for index in 0..<count {
      let length = try Int(bytes: file.bytes(end + 8 * index..<end + 8 * index + 8))
      guard length >= 0, length <= end - place else { throw fault }
      sections.append(RunSection(file: file, range: place..<place + length))
      place += length
    }
    guard place == end else { throw fault }
    return Run(groups: sections[0], pairs: Array(sections.dropFirst()))
  }

  // MARK: - The plan

  static func encode(_ plan: AggregationPlan) -> [UInt8] {
    let filters = plan.filters.flatMap { [[$0.column], $0.values] }
    let lists = [plan.keys, plan.sums, plan.minima, plan.maxima, plan.distincts] + filters
    return lists.flatMap { list in
      list.count.bytes + list.flatMap { $0.utf8.count.bytes + Array($0.utf8) }
    }
  }

  static func decode(_ bytes: [UInt8]) throws -> AggregationPlan? {
    var rest = bytes[...]
    func number() -> Int? {
      guard rest.count >= 8 else { return nil }
      defer { rest = rest.dropFirst(8) }
      return Int(bytes: Array(rest.prefix(8)))
    }
    var lists: [[String]] = []
    while !rest.isEmpty {
      guard let count = number(), count >= 0, count <= rest.count else { return nil }
      var list: [String] = []
      for _ in 0..<count {
        guard let length = number(), length >= 0, length <= rest.count,
          let text = String(validating: rest.prefix(length), as: UTF8.self)
        else { return nil }
        list.append(text)
        rest = rest.dropFirst(length)
      }
      lists.append(list)
    }
    guard lists.count >= 5, lists.count % 2 == 1 else { return nil }
    let filters = stride(from: 5, to: lists.count, by: 2).compactMap { index in
      lists[index].first.map { AggregationPlan.Filter(column: $0, values: lists[index + 1]) }
    }
    return try? AggregationPlan(
      keys: lists[0], filters: filters, sums: lists[1], minima: lists[2], maxima: lists[3],
      distincts: lists[4])
  }
}

extension Int {
  /// The eight bytes of a number, the lowest first.
  fileprivate var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
  }

  fileprivate init(bytes: [UInt8]) {
    self = bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
