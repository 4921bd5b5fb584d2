internal import CareStatistics

/// A section of an authority's page that is there only when it has something to say.
protocol AreaSection {
  /// The section's anchor.
  static var id: String { get }
  /// The section's heading, which the list of contents repeats.
  static var heading: String { get }

  init(index: SiteIndex, area: Area)

  /// Whether the section is written at all.
  var hasContent: Bool { get }

  /// Writes what stands below the heading.
  func write(to html: inout HTML)
}

extension AreaSection {
  /// Writes the whole section, heading included, where it has content.
  func writeSection(to html: inout HTML) {
    guard hasContent else { return }
    html.element(.section, .labelledBy(Self.id)) { html in
      html.element(.h2, .id(Self.id), text: Self.heading)
      write(to: &html)
    }
  }
}
