internal import CByteScan
internal import DelimitedText

/// The result of an aggregation as CSV.
struct ResultText {
  private let plan: AggregationPlan
  private static let pieceBytes = 256 << 10

  init(_ plan: AggregationPlan) { self.plan = plan }

  /// Gives the text piece by piece.
  func write<Failure: Error>(
    _ merge: Run.Merge, _ write: (Span<UInt8>) throws(Failure) -> Void
  ) throws {
    var header = DelimitedWriter()
    header.write(plan.resultColumns)
    var text = header.takeBytes()
    text.reserveCapacity(Self.pieceBytes + 4096)
    var totals = GroupTotals(plan)
    var distincts = try merge.pairs.map { try DistinctCounts($0) }
    while try merge.groups.next({ unsafe totals.add($0.payload) }) {
      appendKey(merge.groups.key, to: &text)
      totals.append(to: &text)
      for index in distincts.indices {
        text.append(0x2C)
        appendDigits(try distincts[index].count(of: merge.groups.key), to: &text)
      }
      text.append(0x0A)
      totals.clear()
      if text.count >= Self.pieceBytes {
        try write(text.span)
        text.removeAll(keepingCapacity: true)
      }
    }
    try write(text.span)
  }

  private func appendKey(_ key: [UInt8], to text: inout [UInt8]) {
    // The zero bytes stand where the commas go, and one at the end.
    let before = text.count
    text += key
    text.removeLast()
    let needsQuotes = unsafe text.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return false }
      return unsafe cbs_commas_for_zeros(first + before, buffer.count - before) != 0
    }
    guard needsQuotes else { return }
    text.removeLast(text.count - before)
    var start = 0
    for place in key.indices where key[place] == 0 {
      if start > 0 { text.append(0x2C) }
      DelimitedWriter.append(key[start..<place], to: &text)
      start = place + 1
    }
  }
}
