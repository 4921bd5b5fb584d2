internal import CareStatistics

/// A table with a caption, headed columns and headed rows, in a region that scrolls when narrow.
struct DataTable {
  /// One column: its heading, and whether it holds numbers.
  struct Column {
    let title: String
    let isNumeric: Bool

    static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// One cell.
  enum Cell {
    case text(String)
    /// A formatted number.
    case number(String)
    /// A number with a mark behind it: the mark, and what it means.
    case marked(String, mark: String, meaning: String)
    /// No number, and why.
    case status(ValueStatus)
    case link(String, href: String)
    case markup(HTML)
  }

  /// One row under its heading.
  struct Row {
    let heading: Cell
    let cells: [Cell]

    init(_ heading: Cell, _ cells: [Cell]) { (self.heading, self.cells) = (heading, cells) }
  }

  /// Rows that belong together, under a heading of their own or under none.
  struct Group {
    let heading: String?
    let rows: [Row]
  }

  /// What the script may add.
  enum Tool { case sort, copy }

  let id: String
  let caption: String
  let columns: [Column]
  let groups: [Group]
  var tools: [Tool] = []
  /// Whether the style sheet alone aligns the cells, which keeps a long table small: after the row's
  /// heading three columns of numbers, and from there text.
  private let isLedger: Bool

  init(
    id: String, caption: String, columns: [Column], groups: [Group], tools: [Tool] = []
  ) {
    (self.id, self.caption, self.columns) = (id, caption, columns)
    (self.groups, self.tools, isLedger) = (groups, tools, false)
  }

  init(
    id: String, caption: String, columns: [Column], rows: [Row], tools: [Tool] = [],
    isLedger: Bool = false
  ) {
    (self.id, self.caption, self.columns) = (id, caption, columns)
    groups = [Group(heading: nil, rows: rows)]
    (self.tools, self.isLedger) = (tools, isLedger)
  }

  /// The statuses that the cells carry, each once, in the order of their declaration.
  var statuses: [ValueStatus] {
    var found: Set<ValueStatus> = []
    for group in groups {
      for row in group.rows {
        for case .status(let status) in row.cells { found.insert(status) }
      }
    }
    return ValueStatus.allCases.filter(found.contains)
  }

  /// Whether every column after the first holds numbers, which is then said once for the table.
  private var isNumeric: Bool { columns.dropFirst().allSatisfy(\.isNumeric) }

  /// Whether each cell says for itself that it holds a number.
  private var marksCells: Bool { !isNumeric && !isLedger }

  /// Writes the table alone: one that fits a narrow screen and stands below a key of its symbols.
  ///
  /// Nothing refers to it, so neither it nor its caption has an id.
  func writeAlone(to html: inout HTML) { writeTable(isNamed: false, to: &html) }

  /// Writes the table; a key of the symbols that it uses goes before it.
  func write(to html: inout HTML) {
    SymbolKey.write(statuses, to: &html)
    writeScrolling(to: &html)
  }

  /// Writes the table in its region, below a key that the caller has written.
  func writeScrolling(to html: inout HTML) {
    html.element(
      .div, .class("scroll"), .role("region"), .labelledBy("\(id)-caption"), .focusable
    ) { html in
      writeTable(isNamed: true, to: &html)
    }
  }

  private func writeTable(isNamed: Bool, to html: inout HTML) {
    func content(_ html: inout HTML) {
      if isNamed {
        html.element(.caption, .id("\(id)-caption"), text: caption)
      } else {
        html.element(.caption, text: caption)
      }
      html.element(.thead) { html in
        html.element(.tr) { html in
          for (position, column) in columns.enumerated() {
            if !marksCells {
              html.element(.th, .scope(.col), text: column.title)
            } else {
              let style = column.isNumeric && position > 0 ? "n" : "w"
              html.element(.th, .scope(.col), .class(style), text: column.title)
            }
          }
        }
      }
      for group in groups { write(group, to: &html) }
    }
    let style = Attribute.class(isLedger ? "ledger" : isNumeric ? "numbers" : "mixed")
    switch (tools.contains(.sort), tools.contains(.copy)) {
    case (true, true):
      html.element(.table, .id(id), style, .data(.sort), .data(.copy), content: content)
    case (true, false): html.element(.table, .id(id), style, .data(.sort), content: content)
    case (false, true): html.element(.table, .id(id), style, .data(.copy), content: content)
    case (false, false) where !isNamed: html.element(.table, style, content: content)
    case (false, false): html.element(.table, .id(id), style, content: content)
    }
  }

  private func write(_ group: Group, to html: inout HTML) {
    html.element(.tbody) { html in
      if let heading = group.heading {
        html.element(.tr, .class("group")) { html in
          html.element(.th, .scope(.rowgroup), .colspan(columns.count), text: heading)
        }
      }
      for row in group.rows {
        html.element(.tr) { html in
          html.element(.th, .scope(.row)) { Self.write(row.heading, to: &$0) }
          for (cell, column) in zip(row.cells, columns.dropFirst()) {
            if column.isNumeric, marksCells {
              html.element(.td, .class("n")) { Self.write(cell, to: &$0) }
            } else {
              html.element(.td) { Self.write(cell, to: &$0) }
            }
          }
        }
      }
    }
  }

  private static func write(_ cell: Cell, to html: inout HTML) {
    switch cell {
    case .text(let text), .number(let text): html.text(text)
    case .marked(let text, let mark, let meaning):
      html.text(text + " ")
      SymbolKey.write(mark: mark, meaning: meaning, to: &html)
    case .status(let status):
      SymbolKey.write(mark: status.mark, meaning: status.explanation, to: &html)
    case .link(let text, let href): html.element(.a, .href(href), text: text)
    case .markup(let markup): html.append(markup)
    }
  }
}
