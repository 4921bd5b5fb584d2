internal import CareStatistics

/// What a private page puts into its frame.
struct PrivateContent {
  /// The page's own part of the title, without the words that mark made-up returns.
  let title: String
  /// The last step of the breadcrumb; empty for the index.
  let crumb: String
  let notice: PrivateNotice
  /// The content under the notice, with its one first-level heading.
  let main: HTML

  /// The notice and the content.
  var page: HTML {
    HTML { html in
      notice.write(to: &html)
      html.append(main)
    }
  }
}

/// The surroundings of a private page: none of its links leads out of the private folder.
struct PrivateFrame {
  let index: SiteIndex
  let content: PrivateContent

  var surroundings: PageSurroundings {
    PageSurroundings(
      title: title, root: "", head: Self.noIndex, navigation: navigation, breadcrumb: breadcrumb,
      footer: footer)
  }

  private static let noIndex = HTML(
    trustedMarkup: "\n<meta name=\"robots\" content=\"noindex, nofollow, noarchive\"/>")

  private var title: String {
    content.notice.isMadeUp ? "Made-up returns: \(content.title)" : content.title
  }

  private var navigation: HTML {
    HTML { html in
      html.element(.nav, .label("Main")) { html in
        html.element(.ul) { html in
          html.element(.li) { html in
            if content.crumb.isEmpty {
              html.element(
                .a, .href(PagePath.overview), .currentPage, text: "Authorities' own returns")
            } else {
              html.element(.a, .href(PagePath.overview), text: "Authorities' own returns")
            }
          }
        }
      }
    }
  }

  private var breadcrumb: HTML {
    HTML { html in
      guard !content.crumb.isEmpty else { return }
      html.element(.nav, .class("trail"), .label("Breadcrumb")) { html in
        html.element(.ol) { html in
          html.element(.li) {
            $0.element(.a, .href(PagePath.overview), text: "Authorities' own returns")
          }
          html.element(.li) { $0.element(.span, .currentPage, text: content.crumb) }
        }
      }
    }
  }

  private var footer: HTML {
    HTML { html in
      html.element(.p, text: content.notice.sentences.joined(separator: " "))
      html.element(
        .p, text: "Published figures to \(index.lastPeriod). \(index.context.dataNote)")
      html.element(.p) { html in
        html.text("Run ")
        html.element(.code, text: index.context.fingerprint)
        html.text(", version \(index.context.version). ")
        html.text("The same inputs always give the same pages. This is not a government service. ")
        html.text("What is known of the pages' accessibility stands on the public pages.")
      }
      html.element(.p, .class("paper"), text: "Page: \(title)")
    }
  }
}
