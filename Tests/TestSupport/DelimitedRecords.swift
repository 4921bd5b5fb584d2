/// The records of a delimited text, with or without a byte order mark, whatever its line ends.
///
/// Read byte by byte and apart from the product's own reader, so that what the product writes is never
/// read by its own mistakes. A quoted cell may hold commas and line ends, and a doubled quote stands
/// for one; a last record without a line end counts.
public func delimitedRecords(of bytes: some Sequence<UInt8>) -> [[String]] {
  var (records, record, cell): ([[String]], [String], [UInt8]) = ([], [], [])
  var (isQuoted, before) = (false, UInt8(0))
  func endCell() {
    record.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
  }
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "\""):
      if !isQuoted, before == byte { cell.append(byte) }
      isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted: endCell()
    case UInt8(ascii: "\n") where !isQuoted:
      if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
      endCell()
      records.append(record)
      record.removeAll()
    default: cell.append(byte)
    }
    before = byte
  }
  if !cell.isEmpty || !record.isEmpty {
    endCell()
    records.append(record)
  }
  let mark = "\u{FEFF}"
  if let first = records.first?.first, first.hasPrefix(mark) {
    records[0][0] = String(first.unicodeScalars.dropFirst())
  }
  return records
}
