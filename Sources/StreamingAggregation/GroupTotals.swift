/// The figures of one group, summed over the states that have it.
struct GroupTotals {
  private(set) var rows: UInt64 = 0
  private(set) var sums: [(sum: ExactSum, symbols: UInt64)]
  private(set) var minima: [ExactNumber]
  private(set) var maxima: [ExactNumber]

  init(_ plan: AggregationPlan) {
    sums = plan.sums.map { _ in (ExactSum(), 0) }
    minima = plan.minima.map { _ in GroupLayout.noMinimum }
    maxima = plan.maxima.map { _ in GroupLayout.noMaximum }
  }

  /// The bytes of a payload.
  static func payloadCount(_ plan: AggregationPlan) -> Int {
    8 + 40 * plan.sums.count + 16 * (plan.minima.count + plan.maxima.count)
  }

  /// Begins anew.
  mutating func clear() {
    rows = 0
    for index in sums.indices { sums[index] = (ExactSum(), 0) }
    for index in minima.indices { minima[index] = GroupLayout.noMinimum }
    for index in maxima.indices { maxima[index] = GroupLayout.noMaximum }
  }

  /// Adds a state's figures.
  mutating func add(_ payload: UnsafeRawBufferPointer) {
    var offset = 0
    func take<Value: FixedWidthInteger & BitwiseCopyable>(_: Value.Type) -> Value {
      defer { offset += MemoryLayout<Value>.size }
      return unsafe Value(
        littleEndian: payload.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
    func takeNumber() -> ExactNumber {
      let whole = take(Int64.self)
      return ExactNumber(whole: whole, fraction: take(Int64.self))
    }
    rows += take(UInt64.self)
    for index in sums.indices {
      sums[index].sum.whole += take(Int128.self)
      sums[index].sum.fraction += take(Int128.self)
      sums[index].symbols += take(UInt64.self)
    }
    for index in minima.indices { minima[index] = min(minima[index], takeNumber()) }
    for index in maxima.indices { maxima[index] = max(maxima[index], takeNumber()) }
  }

  /// Appends the figures as a payload.
  func appendPayload(to record: inout [UInt8]) {
    func append<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
      unsafe withUnsafeBytes(of: value.littleEndian) { unsafe record.append(contentsOf: $0) }
    }
    append(rows)
    for (sum, symbols) in sums {
      append(sum.whole)
      append(sum.fraction)
      append(symbols)
    }
    for number in minima + maxima {
      append(number.whole)
      append(number.fraction)
    }
  }

  /// Appends the figures as fields, each after a comma; blank where no value was a number.
  func append(to text: inout [UInt8]) {
    text.append(0x2C)
    appendDigits(rows, to: &text)
    for (sum, symbols) in sums {
      text.append(0x2C)
      if symbols < rows { sum.append(to: &text) }
      text.append(0x2C)
      appendDigits(symbols, to: &text)
    }
    for number in minima + maxima {
      text.append(0x2C)
      guard number != GroupLayout.noMinimum, number != GroupLayout.noMaximum else { continue }
      ExactSum(whole: Int128(number.whole), fraction: Int128(number.fraction)).append(to: &text)
    }
  }
}
