// From elements to rows
//
// What is known of the file at any time is the path of open elements, the fields of the HEADER of the
// open CHILD, and the fields of the open row. A row goes to the builder when its element ends: a
// HEADER gives the child's row and those of UASC, OC3 and AD1, every other element one row. So memory
// holds one child's header and one row, each field of bounded length and there once at most.
//
// Rows take the child and its day of birth from the HEADER. It therefore has to come before the
// episodes, and within it CHILDID and DOB before the rows; the specification has them first.
//
// An element that is not of the specification is passed over with all that is in it. Where that
// could lose rows, reading stops instead: an element that holds rows in a place where it has no
// meaning, or under a name that differs by case alone, is a fault, and so is a field given twice.

/// Takes the elements of an XML return in their order and makes rows of them.
struct XMLRows {
  /// The most elements within one another.
  static let deepest = 16

  /// The return so far.
  private(set) var builder: AnnualReturnBuilder
  /// The path of the file below the folder of returns.
  let file: String
  /// The line of the opening tag met last, from 1.
  private(set) var line = 1

  private enum Place {
    case root, child, header, field, unknown
    case row(XMLShape.RowElement)
  }

  private var path: [Place] = []
  private var header = XMLFields(count: XMLShape.headerFields.count)
  private var own = XMLFields(count: XMLShape.mostFields)
  private var (headerLine, rowLine) = (1, 1)
  private var (hasHeader, hasRows, isInRow) = (false, false, false)
  private var arrived: Set<ReturnTable> = []

  /// Rows for a builder.
  init(_ builder: AnnualReturnBuilder, file: String) {
    (self.builder, self.file) = (builder, file)
    path.reserveCapacity(Self.deepest)
  }

  /// The memory that is held beside the builder's, in bytes.
  var capacity: Int { header.capacity + own.capacity + path.capacity * MemoryLayout<Place>.stride }

  /// Takes an opening tag.
  mutating func start(_ fullName: Span<UInt8>, line: Int) throws(ReturnFault) {
    self.line = line
    guard path.count < Self.deepest else {
      throw fault("return-unreadable", "the elements are nested too deeply")
    }
    let name = fullName.extracting(droppingFirst: Self.prefixLength(fullName))
    switch path.last {
    case nil: try startRoot(name)
    case .root: try name.isEqual(to: XMLShape.child) ? startChild() : startUnknown(name)
    case .child: try startInChild(name)
    case .header: try startInHeader(name)
    case .row(let element): try startField(name, of: element.fields)
    case .field: throw fault("return-xml-shape", "an element stands within a field")
    case .unknown: try startUnknown(name)
    }
  }

  /// Takes text.
  mutating func text(_ text: Span<UInt8>) throws(ReturnFault) {
    guard case .field = path.last else { return }
    guard isInRow ? own.append(text) : header.append(text) else {
      throw fault("return-unreadable", "a field is too long")
    }
  }

  /// Takes a closing tag.
  mutating func end() throws(ReturnFault) {
    switch path.popLast() {
    case .field: if isInRow { own.end() } else { header.end() }
    case .row(let element):
      isInRow = false
      try take(element.table, element.sources, own, line: rowLine)
    case .header: try endHeader()
    case .child:
      if !hasHeader { throw fault("return-no-child", "a CHILD without a HEADER") }
    case .root, .unknown, nil: break
    }
  }

  private mutating func startRoot(_ name: Span<UInt8>) throws(ReturnFault) {
    guard name.isEqual(to: XMLShape.root) else {
      throw ReturnFault(
        "return-unknown-table", file: file, line: line,
        "the outermost element is not EXPSSDA903, so that the file is no return",
        remedy: "Give the XML file that the return was submitted as, or move it away.")
    }
    path.append(.root)
    for table in [ReturnTable.header, .episodes] { try arrive(table) }
  }

  private mutating func startChild() {
    path.append(.child)
    hasHeader = false
    header.clear()
  }

  private mutating func startInChild(_ name: Span<UInt8>) throws(ReturnFault) {
    if name.isEqual(to: XMLShape.header) {
      guard !hasHeader else { throw fault("return-xml-shape", "a CHILD has two HEADERs") }
      path.append(.header)
      (hasHeader, hasRows, headerLine) = (true, false, line)
    } else if name.isEqual(to: XMLShape.episode.name) {
      guard hasHeader else {
        throw fault("return-xml-shape", "an EPISODE stands before the HEADER of its CHILD")
      }
      startRow(XMLShape.episode)
    } else {
      try startUnknown(name)
    }
  }

  private mutating func startInHeader(_ name: Span<UInt8>) throws(ReturnFault) {
    guard let element = XMLShape.headerElements.first(where: { name.isEqual(to: $0.name) }) else {
      return try startField(name, of: XMLShape.headerFields)
    }
    hasRows = true
    startRow(element)
  }

  private mutating func startRow(_ element: XMLShape.RowElement) {
    path.append(.row(element))
    own.clear()
    (isInRow, rowLine) = (true, line)
  }

  private mutating func startField(
    _ name: Span<UInt8>, of fields: XMLNames
  ) throws(ReturnFault) {
    guard let place = fields.place(of: name) else {
      if fields.placeInAnyCase(of: name) != nil { throw fault("return-xml-shape", Self.smallName) }
      return try startUnknown(name)
    }
    let isOfRows = place == XMLShape.childField || place == XMLShape.birthField
    if !isInRow, hasRows, isOfRows {
      throw fault(
        "return-xml-shape", "CHILDID or DOB stands after rows that need it",
        column: fields.name(at: place))
    }
    guard isInRow ? own.begin(place) : header.begin(place) else {
      throw fault("return-xml-shape", "a field is given twice", column: fields.name(at: place))
    }
    path.append(.field)
  }

  /// Passes over an element that the specification has not, unless it looks like one that it has.
  private mutating func startUnknown(_ name: Span<UInt8>) throws(ReturnFault) {
    if XMLShape.structure.place(of: name) != nil {
      throw fault("return-xml-shape", "an element that holds rows stands where it has no meaning")
    }
    if XMLShape.structure.placeInAnyCase(of: name) != nil {
      throw fault("return-xml-shape", Self.smallName)
    }
    path.append(.unknown)
  }

  private mutating func endHeader() throws(ReturnFault) {
    let row = XMLShape.headerRow
    try take(row.table, row.sources, header, line: headerLine)
    if try isAsylumSeeking() {
      try take(XMLShape.asylumRow.table, XMLShape.asylumRow.sources, header, line: headerLine)
    }
    for row in XMLShape.markedRows where row.marks.contains(where: { header.isFilled($0) }) {
      try take(row.table, row.sources, header, line: headerLine)
    }
  }

  /// Whether UASC is 1; blank and 0 say no, and anything else could be meant either way.
  private func isAsylumSeeking() throws(ReturnFault) -> Bool {
    let answer: Bool? = header.withField(XMLShape.asylumField) { text in
      // Data frames write whole numbers as 1.0.
      let isWhole = text.count == 3 && text[1] == 0x2E && text[2] == 0x30
      let digit = isWhole ? text.extracting(0..<1) : text
      if digit.isEmpty || digit.isEqual(to: [0x30]) { return false }
      return digit.isEqual(to: [0x31]) ? true : nil
    }
    guard let answer else {
      throw ReturnFault(
        "return-xml-shape", file: file, line: headerLine, column: "UASC",
        "UASC is neither blank nor 0 nor 1", remedy: "Write 1 for a child of the UASC table.")
    }
    return answer
  }

  private mutating func arrive(_ table: ReturnTable) throws(ReturnFault) {
    if arrived.insert(table).inserted { try builder.begin(table, file: file) }
  }

  private mutating func take(
    _ table: ReturnTable, _ sources: [XMLShape.Source], _ own: XMLFields, line: Int
  ) throws(ReturnFault) {
    try arrive(table)
    let row = XMLRow(
      header: header, own: own, sources: sources, line: min(line, Int(Int32.max)))
    try builder.take(row, of: table)
  }

  private static let smallName = "an element's name is not in capitals"

  private func fault(_ rule: String, _ message: String, column: String? = nil) -> ReturnFault {
    // The columns' names are those of the tables, so that they can be looked up.
    let column = column == "CHILDID" ? "CHILD" : column == "PL" ? "PLACE" : column
    return ReturnFault(
      rule, file: file, line: line, column: column, message,
      remedy: "Export the return again from its source, in the XML form of its specification.")
  }

  /// The bytes of a name's prefix of a namespace, with its colon.
  private static func prefixLength(_ name: Span<UInt8>) -> Int {
    var start = name.count
    while start > 0, name[start - 1] != 0x3A { start -= 1 }
    return start
  }
}
