internal import Charts

/// Text of a page that is already markup, put together so that nothing gets in unescaped.
///
/// Names of elements and attributes are typed; every text and every attribute value is escaped. The
/// result is well-formed as XML too, so that tests can parse it.
package struct HTML: Sendable {
  /// The markup so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// The charts in the markup so far.
  private(set) var charts: [StandaloneDrawing] = []

  /// Where the page's charts go as files of their own; `nil` for a page whose charts have none.
  private(set) var chartPlace: ChartPlace?

  /// Nothing yet.
  package init() {}

  /// Markup put together by a closure.
  package init(_ build: (inout HTML) -> Void) { build(&self) }

  /// A page's content, put together by a closure, whose charts are written as files too.
  init(charts place: ChartPlace, _ build: (inout HTML) -> Void) {
    chartPlace = place
    build(&self)
  }

  /// Markup made by another builder that escapes, such as a chart.
  package init(trustedMarkup: String) { bytes = Array(trustedMarkup.utf8) }

  /// The markup so far as text.
  package var markup: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds text, escaped.
  package mutating func text(_ text: String) { escape(text) }

  /// Adds markup.
  package mutating func append(_ other: HTML) {
    bytes += other.bytes
    charts += other.charts
  }

  /// Keeps a chart for a file of its own.
  mutating func keep(_ chart: StandaloneDrawing) { charts.append(chart) }

  /// Adds markup made by another builder that escapes, such as a chart.
  package mutating func append(trustedMarkup: String) { add(trustedMarkup) }

  /// Makes room, so that a page of a known size is not moved while it grows.
  package mutating func reserveCapacity(_ bytes: Int) { self.bytes.reserveCapacity(bytes) }

  /// Adds an element with content.
  package mutating func element(
    _ name: ElementName, _ attributes: Attribute..., content: (inout HTML) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// Adds an element that holds one text.
  package mutating func element(_ name: ElementName, _ attributes: Attribute..., text: String) {
    open(name, attributes)
    escape(text)
    close(name)
  }

  /// Adds an element that cannot have content, such as `input`.
  package mutating func empty(_ name: ElementName, _ attributes: Attribute...) {
    start(name, attributes)
    add("/>")
  }

  private mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  private mutating func start(_ name: ElementName, _ attributes: [Attribute]) {
    bytes.append(0x3C)
    add(name.rawValue)
    for attribute in attributes {
      bytes.append(0x20)
      add(attribute.name)
      add("=\"")
      escape(attribute.value)
      bytes.append(0x22)
    }
  }

  private mutating func open(_ name: ElementName, _ attributes: [Attribute]) {
    start(name, attributes)
    add(name.opensLines ? ">\n" : ">")
  }

  private mutating func close(_ name: ElementName) {
    add("</")
    add(name.rawValue)
    add(name.endsLine ? ">\n" : ">")
  }

  /// Adds `text` with the five characters that mean something in markup replaced.
  ///
  /// Line ends become blanks; control characters and the two non-characters that XML does not allow
  /// are left out.
  private mutating func escape(_ text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard !bytes[start...].allSatisfy(Self.isPlain) else { return }
    bytes.removeSubrange(start...)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": add("&amp;")
      case "<": add("&lt;")
      case ">": add("&gt;")
      case "\"": add("&quot;")
      case "'": add("&#39;")
      case "\t", "\n": bytes.append(0x20)
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": continue
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// Whether a byte can stand as it is; 0xEF may begin one of the non-characters.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x00...0x1F, 0x7F, 0xEF: false
    default: true
    }
  }
}

/// The elements that pages are made of.
package enum ElementName: String, Sendable {
  case a, abbr, article, b, button, caption, code, dd, details, div, dl, dt, figcaption, figure,
    footer
  case form
  case h1, h2, h3, h4, header, i, input, label, li, main, nav, ol, optgroup, option, p, section,
    select
  case small, span, strong, summary, table, tbody, td, th, thead, time, tr, ul

  fileprivate var endsLine: Bool {
    switch self {
    case .a, .abbr, .b, .button, .code, .i, .label, .small, .span, .strong, .td, .th, .time: false
    default: true
    }
  }

  fileprivate var opensLines: Bool {
    switch self {
    case .article, .details, .div, .dl, .figure, .footer, .form, .header, .main, .nav, .ol,
      .section:
      true
    case .table, .tbody, .thead, .ul: true
    default: false
    }
  }
}

/// One attribute of an element; the value is escaped when it is written.
package struct Attribute: Sendable {
  fileprivate let name: String
  fileprivate let value: String

  private init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }

  /// Style classes, separated by blanks.
  package static func `class`(_ value: String) -> Self { Self("class", value) }
  /// The id, unique in its page.
  package static func id(_ value: String) -> Self { Self("id", value) }
  /// A link's target: a page, a file or a fragment.
  package static func href(_ value: String) -> Self { Self("href", value) }
  /// Whether a heading cell heads a column, a row or a group of them.
  package static func scope(_ value: Scope) -> Self { Self("scope", value.rawValue) }
  /// How many columns a cell covers.
  package static func colspan(_ value: Int) -> Self { Self("colspan", "\(value)") }
  /// A role for assistive technology.
  package static func role(_ value: String) -> Self { Self("role", value) }
  /// The id of the element that labels this one.
  package static func labelledBy(_ id: String) -> Self { Self("aria-labelledby", id) }
  /// A label for assistive technology.
  package static func label(_ value: String) -> Self { Self("aria-label", value) }
  /// Marks the link to the page itself.
  package static let currentPage = Self("aria-current", "page")
  /// Hides from assistive technology what is said in words nearby.
  package static let ariaHidden = Self("aria-hidden", "true")
  /// Lets the keyboard reach a region that scrolls.
  package static let focusable = Self("tabindex", "0")
  /// Hidden until the script shows it.
  package static let hidden = Self("hidden", "hidden")
  /// The name of the file that a link saves.
  package static func download(_ value: String) -> Self { Self("download", value) }
  /// The id of the control that a label is for.
  package static func `for`(_ id: String) -> Self { Self("for", id) }
  /// The value of an option.
  package static func value(_ value: String) -> Self { Self("value", value) }
  /// The kind of a control.
  package static func type(_ value: String) -> Self { Self("type", value) }
  /// The label of a group of options.
  package static func groupLabel(_ value: String) -> Self { Self("label", value) }
  /// Data for the script.
  package static func data(_ name: DataName, _ value: String = "") -> Self {
    Self("data-" + name.rawValue, value)
  }

  /// What a heading cell heads.
  package enum Scope: String, Sendable { case col, row, colgroup, rowgroup }

  /// The data attributes that the script reads.
  package enum DataName: String, Sendable { case column, copy, filter, picker, print, root, sort }
}
