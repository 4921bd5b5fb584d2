internal import CareStatistics

/// The list of themes on the front page, each with its measures and a link to its page.
struct OverviewThemes {
  let index: SiteIndex

  func write(to html: inout HTML) {
    guard !index.themes.isEmpty else { return }
    html.element(.section, .labelledBy("themes")) { html in
      html.element(.h2, .id("themes"), text: "Themes")
      html.element(
        .p,
        text: "Every measure for England, its regions and all authorities, one page a theme.")
      html.element(.dl, .class("terms")) { html in
        for theme in index.themes {
          let measures = index.measures(of: theme)
          html.element(.div) { html in
            html.element(.dt) { html in
              html.element(.a, .href(PagePath.theme(theme)), text: theme.name)
            }
            html.element(
              .dd,
              text: "\(Phrases.count(measures.count, "measure", "measures")): "
                + measures.map(\.shortName).joined(separator: "; ") + ".")
          }
        }
      }
    }
  }
}
