internal import DelimitedText

/// Reads the XML form of a return: all tables in one file.
enum XMLReturn {
  /// Reads a file, piece by piece.
  ///
  /// The Header and Episodes tables arrive with every such file, any other with its first row.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: Its path below the folder of returns, for messages.
  /// - Throws: `ReturnFault` for a file that cannot be read whole, or is no return. The builder then
  ///   has the rows before the fault.
  static func read(
    path: String, name: String, into builder: inout AnnualReturnBuilder
  ) throws(ReturnFault) {
    try read(path: path, name: name, into: &builder, pieceSize: 64 << 10)
  }

  /// Reads a file in pieces of at most a number of bytes, which makes no difference to what is read.
  static func read(
    path: String, name: String, into builder: inout AnnualReturnBuilder, pieceSize: Int
  ) throws(ReturnFault) {
    let file: OpenFile
    do {
      file = try OpenFile(path: path)
    } catch {
      throw ReturnFault(error, file: name)
    }
    // The builder moves into the stream and back: a second copy would have to be made whole.
    let stream = try XMLStream(builder, file: name)
    builder = AnnualReturnBuilder(year: 0, children: ChildNumbers(), dates: builder.dates)
    defer { builder = stream.rows.builder }
    try feed(file, to: stream, name: name, pieceSize: pieceSize)
  }

  private static func feed(
    _ file: OpenFile, to stream: XMLStream, name: String, pieceSize: Int
  ) throws(ReturnFault) {
    var buffer = [UInt8](repeating: 0, count: pieceSize)
    var offset = 0
    while true {
      let count = try read(file, at: offset, into: &buffer, name: name)
      if count == 0, let size = file.size, size != offset {
        throw XMLStream.unreadable("it changed while it was read", file: name, line: nil)
      }
      try stream.feed(buffer.span.extracting(first: count), isLast: count == 0)
      if count == 0 { return }
      offset += count
    }
  }

  /// Fills the buffer from a place on; the number of bytes is 0 at the end only.
  private static func read(
    _ file: OpenFile, at offset: Int, into buffer: inout [UInt8], name: String
  ) throws(ReturnFault) -> Int {
    // SAFETY: the buffer's memory is lent for the call.
    let outcome = unsafe buffer.withUnsafeMutableBytes { memory in
      Result { () throws(DelimitedFault) in unsafe try file.read(at: offset, into: memory) }
    }
    do throws(DelimitedFault) {
      return try outcome.get()
    } catch {
      throw ReturnFault(error, file: name)
    }
  }
}
