internal import CExpat
internal import Glibc

// What a hostile file could do, and what stands against it
//
// Expat keeps the whole of a token, each different name of an element or attribute, and what a DOCTYPE
// declares; entities declared there may grow a few lines to gigabytes, or name another file. So
// a DOCTYPE ends the reading when it is met, before anything in it is looked at. Names are bounded in
// length and in number. A token other than text is bounded since every token calls a handler: where a
// few pieces in a row call none, the token in them is too long. All limits are far above what a
// return has.
//
// Expat cannot carry a Swift error through its C frames. The first fault is kept, expat is told to
// stop, and `feed` throws it. Expat may call a few more handlers before it stops: those do nothing.

/// An expat parser that gives the elements of an XML return to its rows, piece by piece.
@safe final class XMLStream {
  /// The most bytes of a name.
  static let longestName = 256
  /// The most different names of elements and attributes.
  static let mostNames = 1024
  /// The most bytes that may go by without the end of a tag or a comment.
  static let longestToken = 256 << 10

  private let parser: OpaquePointer
  /// What the elements give.
  private(set) var rows: XMLRows
  private let file: String
  private var fault: ReturnFault?
  private var isProgress = false
  private var unfinished = 0
  private var names: Set<Int> = []

  /// A parser at the beginning of a file.
  ///
  /// - Throws: `ReturnFault` where there is no memory for it.
  init(_ builder: AnnualReturnBuilder, file: String) throws(ReturnFault) {
    // SAFETY: a parser that is made is this object's alone, and freed with it.
    guard let made = unsafe XML_ParserCreate(nil) else {
      throw Self.unreadable("out of memory", file: file, line: nil)
    }
    unsafe parser = made
    self.file = file
    rows = XMLRows(builder, file: file)
    setHandlers()
  }

  deinit {
    // SAFETY: the parser was made by `init` and is freed once.
    unsafe XML_ParserFree(parser)
  }

  /// The memory that is held beside the builder's and expat's, in bytes.
  var capacity: Int {
    rows.capacity + names.capacity * MemoryLayout<Int>.stride * 2
  }

  /// Takes the next piece of the file.
  ///
  /// - Parameter isLast: Whether the file ends with it.
  /// - Throws: `ReturnFault` for what is not well-formed or not a return, at the place where it is met.
  func feed(_ piece: Span<UInt8>, isLast: Bool) throws(ReturnFault) {
    isProgress = false
    // SAFETY: expat reads the piece within the call, and copies what it keeps of it; handlers get
    // this object, which is alive for the call.
    let status = unsafe piece.withUnsafeBytes { bytes in
      unsafe XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
        isLast ? 1 : 0)
    }
    if let fault { throw fault }
    guard status == XML_STATUS_OK else { throw failure() }
    unfinished = isProgress ? 0 : unfinished + piece.count
    if unfinished > Self.longestToken { throw limit("a tag or comment is too long") }
  }

  /// The fault of what expat does not take; its own words are from a fixed list.
  private func failure() -> ReturnFault {
    // SAFETY: the parser is alive; expat's texts are constants.
    let text = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) }
    return Self.unreadable("not well-formed: \(text ?? "unknown error")", file: file, line: line)
  }

  private func limit(_ message: String) -> ReturnFault {
    Self.unreadable(message, file: file, line: line)
  }

  /// The fault of a file that cannot be read, in words that hold nothing of it.
  static func unreadable(_ message: String, file: String, line: Int?) -> ReturnFault {
    ReturnFault(
      "return-unreadable", file: file, line: line, "the file cannot be read: \(message)",
      remedy: "Save the file again from its source; it has to be whole, and XML.")
  }

  /// The line of the token being read, from 1.
  private var line: Int {
    // SAFETY: the parser is alive.
    Int(clamping: unsafe XML_GetCurrentLineNumber(parser))
  }
}

extension XMLStream {
  private func setHandlers() {
    // SAFETY: expat calls handlers within `XML_Parse`, that is within `feed` of this object, which
    // therefore need not be retained. What they are lent is valid until they return.
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { stream, name, attributes in
        unsafe XMLStream.of(stream)?.start(name, attributes)
      },
      { stream, _ in
        unsafe XMLStream.of(stream)?.handle { rows throws(ReturnFault) in try rows.end() }
      })
    unsafe XML_SetCharacterDataHandler(parser) { stream, text, count in
      guard let text = unsafe text else { return }
      let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
      unsafe XMLStream.of(stream)?.handle { rows throws(ReturnFault) in
        try rows.text(unsafe bytes.bindMemory(to: UInt8.self).span)
      }
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { stream, _, _, _, _ in
      unsafe XMLStream.of(stream)?.refuseDoctype()
    }
    // All that has no handler of its own, such as comments.
    unsafe XML_SetDefaultHandler(parser) { stream, _, _ in
      unsafe XMLStream.of(stream)?.isProgress = true
    }
  }

  /// The stream that expat was given.
  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLStream? {
    // SAFETY: the pointer is the one that `setHandlers` gave, of an object that is alive in `feed`.
    unsafe pointer.map { unsafe Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard fault == nil, let name = unsafe name else { return }
    // SAFETY: names end with a zero byte; the list of attributes, a name and a value in turn, ends
    // with no name.
    let bytes = unsafe UnsafeRawBufferPointer(start: name, count: strlen(name))
    guard unsafe admit(bytes) else { return }
    var place = 0
    while let attribute = unsafe attributes?[place] {
      guard unsafe admit(UnsafeRawBufferPointer(start: attribute, count: strlen(attribute))) else {
        return
      }
      place += 2
    }
    handle { rows throws(ReturnFault) in
      try rows.start(unsafe bytes.bindMemory(to: UInt8.self).span, line: line)
    }
  }

  /// Whether a name is within the limits; stops where it is not.
  private func admit(_ name: UnsafeRawBufferPointer) -> Bool {
    guard name.count <= Self.longestName else {
      stop(limit("a name is too long"))
      return false
    }
    // Names that no return needs are many only in a file that is made to fill memory.
    var hasher = Hasher()
    // SAFETY: the caller vouches for the name.
    unsafe hasher.combine(bytes: name)
    names.insert(hasher.finalize())
    guard names.count <= Self.mostNames else {
      stop(limit("it has too many different names"))
      return false
    }
    return true
  }

  private func refuseDoctype() {
    guard fault == nil else { return }
    stop(
      ReturnFault(
        "return-xml-doctype", file: file, line: line,
        "the file has a DOCTYPE, with which an XML bomb could be hidden in it; no return needs one",
        remedy: "Take the line with DOCTYPE out, or export the return again without it."))
  }

  private func handle(_ body: (inout XMLRows) throws(ReturnFault) -> Void) {
    isProgress = true
    guard fault == nil else { return }
    do throws(ReturnFault) {
      try body(&rows)
    } catch {
      stop(error)
    }
  }

  private func stop(_ fault: ReturnFault) {
    self.fault = fault
    // SAFETY: the parser is alive, and in a handler.
    _ = unsafe XML_StopParser(parser, XML_Bool(XML_FALSE))
  }
}
