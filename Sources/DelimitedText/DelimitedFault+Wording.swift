internal import Glibc

extension DelimitedFault: CustomStringConvertible {
  /// Place and finding on one line: `FILE:LINE: column NAME: what was found`.
  public var description: String {
    let place = line > 0 ? "\(file):\(line): " : "\(file): "
    let field = column.map { "column \($0): " } ?? ""
    return place + field + summary
  }

  private var summary: String {
    switch kind {
    case .missingFile: "no such file"
    case .directory: "this is a directory, not a file"
    case .notRegular: "this is a pipe or a device, not a file"
    case .permissionDenied: "no permission to open the file"
    case .cannotOpen(let code): "the file cannot be opened (\(systemMessage(code)))"
    case .readFailed(let code): "reading failed (\(systemMessage(code)))"
    case .writeFailed(let code): "writing failed (\(systemMessage(code)))"
    case .changedWhileRead: "the file changed while it was read: \(found)"
    case .archiveCutShort: "the gzip archive is cut short: \(found)"
    case .damagedArchive: "the gzip archive is damaged: \(found)"
    case .damagedState: "this is no whole partial state: \(found)"
    case .otherPlan: "the partial state is of another plan: \(found)"
    case .emptyFile: "the file is empty"
    case .missingHeader: "the file has blank lines only, and no header"
    case .utf16: "the file is in UTF-16, not UTF-8"
    case .binary(let format?): "this is \(format), not delimited text"
    case .binary(nil): "this is not text: found \(found)"
    case .duplicateColumn(let first, let second):
      "columns \(first) and \(second) have the same name (\(found))"
    case .missingColumn(let name, _, _): "no column \(name); the header has \(found)"
    default: recordSummary
    }
  }

  private var recordSummary: String {
    switch kind {
    case .wrongFieldCount(let expected, let count):
      "\(count) fields where the header has \(expected): \(found)"
    case .cutShort(let expected, let count):
      "the file seems cut short: \(count) of \(expected) fields and no line end: \(found)"
    case .strayQuote: "a quote inside an unquoted field: \(found)"
    case .textAfterQuote: "text after a closing quote: \(found)"
    case .unterminatedQuote: "a quote is opened here and never closed: \(found)"
    case .invalidUTF8: "not UTF-8: \(found)"
    case .nulByte: "a byte of value zero: \(found)"
    case .fieldTooLong(let limit): "a field longer than \(limit) bytes: \(found)"
    case .recordTooLong(let limit): "a record longer than \(limit) bytes: \(found)"
    case .tooManyIdleLines(let limit): "more than \(limit) lines without a record: \(found)"
    case .tooManyColumns(let limit): "more than \(limit) columns: \(found)"
    case .tooManyDigits(let limit):
      "a number with more than \(limit) digits before or after the point: \(found)"
    default: found
    }
  }

  /// What to do about it, as one sentence.
  public var remedy: String {
    switch kind {
    case .missingFile: "Check the spelling of the path."
    case .directory: "Name a file inside the directory."
    case .notRegular: "Put a file there; pipes and devices are not read here."
    case .permissionDenied: "Ask for permission to read the file, or copy it elsewhere."
    case .cannotOpen, .readFailed: "Check the disk or network drive, then try again."
    case .writeFailed: "Check the free space and the permissions of the folder."
    case .changedWhileRead: "Read the file again once it is complete."
    case .archiveCutShort, .damagedArchive:
      "Fetch the file again, and compare its size with the source."
    case .damagedState: "Make the partial state again, and check that it is copied whole."
    case .otherPlan: "Merge only states made with the same keys, conditions and figures."
    case .emptyFile, .missingHeader: "Fetch the file again; the first line must name the columns."
    case .utf16: "Save the file again as CSV in UTF-8."
    case .binary: "Export the table as CSV in UTF-8 and read that file."
    case .duplicateColumn: "Rename or remove one of the two columns."
    case .missingColumn(_, _, let nearest?): "Did you mean \(nearest)?"
    case .missingColumn: "Check that this is the right file and that the first line is its header."
    default: recordRemedy
    }
  }

  private var recordRemedy: String {
    switch kind {
    case .wrongFieldCount:
      "Put a field that holds the separator in quotes; check that the separator is the right one."
    case .cutShort: "Fetch the file again, and compare its size with the source."
    case .strayQuote, .textAfterQuote: "Put the whole field in quotes and double each quote in it."
    case .unterminatedQuote: "Close the quote; if the file ends too early, fetch it again."
    case .invalidUTF8: "Save the file again as UTF-8; it is probably in Windows-1252."
    case .nulByte: "Fetch the file again; it is damaged, or in UTF-16."
    case .fieldTooLong, .recordTooLong: "Look for a quote that is opened and not closed."
    case .tooManyIdleLines: "Fetch the file again; it is no table."
    case .tooManyColumns: "Check that this is a table with one line a record."
    case .tooManyDigits: "Leave the column out of the sums, or round it."
    default: "Check the file."
    }
  }
}

/// The system's text for an error number, such as `No space left on device`.
private func systemMessage(_ code: Int32) -> String {
  // SAFETY: the text is copied at once; the C library keeps one such buffer for each thread.
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}

/// Shortens bytes to a piece fit for one line of a message, in quotes.
///
/// Control characters appear escaped, bytes that are not UTF-8 as the replacement character.
func excerpt(_ bytes: some Collection<UInt8>, limit: Int = 40) -> String {
  var text = ""
  let kept = Array(bytes.prefix(limit))
  for character in String(decoding: kept, as: UTF8.self).unicodeScalars {
    switch character.value {
    case 0x0A: text += "\\n"
    case 0x0D: text += "\\r"
    case 0x09: text += "\\t"
    case 0..<0x20, 0x7F, 0xFEFF: text += "\\x" + hexadecimal(character.value)
    default: text.unicodeScalars.append(character)
    }
  }
  return "‘" + text + (bytes.count > limit ? "…’" : "’")
}

/// Two or more upper-case hexadecimal digits.
func hexadecimal(_ value: some BinaryInteger) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return digits.count < 2 ? "0" + digits : digits
}
