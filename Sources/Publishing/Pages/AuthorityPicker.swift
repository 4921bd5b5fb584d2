internal import CareStatistics

/// The ways to an authority's page: a plain list of links, and a form that the script turns on.
enum AuthorityPicker {
  /// Links to every region and authority, as seen from the front page.
  ///
  /// - Parameter note: What stands behind an authority's name; empty for nothing.
  static func links(
    _ regions: [(region: Area, authorities: [Area])], note: (Area) -> String
  ) -> HTML {
    HTML { html in
      html.element(.div, .class("regions")) { html in
        for (region, authorities) in regions {
          html.element(.section, .labelledBy("in-\(region.code)")) { html in
            html.element(.h3, .id("in-\(region.code)")) { html in
              html.element(.a, .href(PagePath.region(region)), text: region.name)
            }
            html.element(.ul) { html in
              for authority in authorities {
                html.element(.li) { html in
                  html.element(.a, .href(PagePath.area(authority)), text: authority.name)
                  let note = note(authority)
                  if !note.isEmpty { html.element(.small, text: " \(note)") }
                }
              }
            }
          }
        }
      }
    }
  }

  /// A form with a native list of choices, hidden until the script can act on it.
  ///
  /// The script makes the choices from a hidden list, which is shorter than they are: every page has
  /// them all.
  static func form(_ regions: [(region: Area, authorities: [Area])], root: String) -> HTML {
    HTML { html in
      html.element(
        .form, .class("picker"), .data(.picker), .data(.root, root), .hidden,
        .label("Choose an authority")
      ) { html in
        html.element(.label, .for("authority"), text: "Go to an authority")
        html.element(.select, .id("authority")) { html in
          html.element(.option, .value(""), text: "Choose from the list")
        }
        html.element(.span, .hidden) { html in
          for (region, authorities) in regions {
            html.element(.i, text: region.name)
            for authority in authorities {
              html.element(.b, text: "\(PagePath.fileName(authority)) \(authority.name)")
            }
          }
        }
        html.element(.button, .type("submit"), text: "Show the page")
      }
    }
  }
}
