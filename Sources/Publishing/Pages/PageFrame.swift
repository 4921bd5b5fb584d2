internal import Charts
internal import Mustache

/// What a page puts into the frame that all pages share.
struct PageContent {
  /// The page's own part of the title.
  let title: String
  /// The last step of the breadcrumb.
  let crumb: String
  /// Which link of the navigation leads here; a page in a folder has none.
  let path: String
  /// Whether the page stands in a folder below the front page.
  let isNested: Bool
  /// The steps between the front page and this one: a text and a target.
  let trail: [(text: String, href: String)]
  /// The content, with its one first-level heading.
  let main: HTML

  init(
    title: String, crumb: String? = nil, path: String, isNested: Bool = false,
    trail: [(text: String, href: String)] = [], main: HTML
  ) {
    (self.title, self.crumb) = (title, crumb ?? title)
    (self.path, self.isNested) = (path, isNested)
    (self.trail, self.main) = (trail, main)
  }
}

/// What stands round a page's content.
struct PageSurroundings {
  /// The page's own part of the title.
  let title: String
  /// The way from the page to the folder that its brand link leads into: empty, or `../`.
  let root: String
  /// More elements for the page's head.
  var head = HTML()
  let navigation: HTML
  let breadcrumb: HTML
  let footer: HTML
}

/// The head, header, navigation and footer round a page's content.
struct PageFrame: Sendable {
  static let styleText =
    String(decoding: PackageResources.page_css, as: UTF8.self) + ChartStyle.css
  static let scriptText = String(decoding: PackageResources.page_js, as: UTF8.self)

  private static let links: [(text: String, path: String)] = [
    ("Overview", PagePath.overview), ("Against the trend", PagePath.board),
    ("Themes", PagePath.themes), ("Methods", PagePath.methods), ("Data quality", PagePath.quality),
    ("What changed", PagePath.changes), ("Downloads", PagePath.downloads),
  ]

  private let template: MustacheTemplate
  private let policy: PagePolicy
  private let context: SiteContext
  private let lastPeriod: String

  init(context: SiteContext, lastPeriod: String) throws {
    template = try MustacheTemplate(
      string: String(decoding: PackageResources.page_mustache, as: UTF8.self))
    (policy, self.context, self.lastPeriod) = (context.policy, context, lastPeriod)
  }

  /// Stands for the content while the template is filled in: no text on a page can hold it.
  private static let placeholder: UInt8 = 0x1A

  /// The whole page in UTF-8.
  func page(_ content: PageContent) -> [UInt8] {
    let root = content.isNested ? "../" : ""
    let surroundings = PageSurroundings(
      title: content.title, root: root, head: Self.head(content.path),
      navigation: navigation(content.path, root),
      breadcrumb: breadcrumb(content, root), footer: footer(content, root))
    return page(content.main, in: surroundings)
  }

  /// The whole page in UTF-8, its content in surroundings of the caller's.
  func page(_ main: HTML, in surroundings: PageSurroundings) -> [UInt8] {
    let frame = template.render([
      "title": surroundings.title + " - Care numbers", "head": surroundings.head.markup,
      "styleHash": policy.styleHash, "scriptHash": policy.scriptHash,
      "style": Self.styleText, "script": Self.scriptText, "root": surroundings.root,
      "navigation": surroundings.navigation.markup,
      "breadcrumb": surroundings.breadcrumb.markup,
      "main": String(UnicodeScalar(Self.placeholder)), "footer": surroundings.footer.markup,
    ]).utf8
    let place = frame.firstIndex(of: Self.placeholder) ?? frame.endIndex
    var page: [UInt8] = []
    page.reserveCapacity(frame.count + main.bytes.count)
    page.append(contentsOf: frame[..<place])
    page.append(contentsOf: main.bytes)
    page.append(contentsOf: frame[place...].dropFirst())
    return page
  }

  /// The link by which a reader of feeds finds that of flags; on the pages that show flags.
  private static func head(_ path: String) -> HTML {
    let showing = [PagePath.overview, PagePath.board, PagePath.changes]
    guard showing.contains(path) else { return HTML() }
    return HTML(
      trustedMarkup: "\n<link rel=\"alternate\" type=\"application/atom+xml\" "
        + "title=\"Grades gained, lost and changed\" href=\"\(PagePath.feed)\"/>")
  }

  private func navigation(_ path: String, _ root: String) -> HTML {
    HTML { html in
      html.element(.nav, .label("Main")) { html in
        html.element(.ul) { html in
          for link in Self.links {
            html.element(.li) { html in
              if link.path == path {
                html.element(.a, .href(root + link.path), .currentPage, text: link.text)
              } else {
                html.element(.a, .href(root + link.path), text: link.text)
              }
            }
          }
        }
      }
    }
  }

  private func breadcrumb(_ content: PageContent, _ root: String) -> HTML {
    HTML { html in
      guard content.path != PagePath.overview else { return }
      html.element(.nav, .class("trail"), .label("Breadcrumb")) { html in
        html.element(.ol) { html in
          for step in [("Overview", PagePath.overview)] + content.trail {
            html.element(.li) { $0.element(.a, .href(root + step.1), text: step.0) }
          }
          html.element(.li) { $0.element(.span, .currentPage, text: content.crumb) }
        }
      }
    }
  }

  private func footer(_ content: PageContent, _ root: String) -> HTML {
    HTML { html in
      html.element(.p, text: "Figures to \(lastPeriod). \(context.dataNote)")
      html.element(.p) { html in
        html.text("Run ")
        html.element(.code, text: context.fingerprint)
        html.text(
          ", version \(context.version). The same inputs after the "
            + "same run always give the same pages. ")
        html.text("This is not a government service.")
      }
      html.element(.p, .class("screen")) { html in
        html.element(.a, .href(root + PagePath.accessibility), text: "Accessibility statement")
      }
      html.element(.p, .class("paper"), text: "Page: \(content.title)")
    }
  }
}
