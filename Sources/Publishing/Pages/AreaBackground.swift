internal import CareStatistics
internal import TrendAnalysis

/// The end of an authority's page: neighbours, questions, data quality and downloads.
struct AreaBackground {
  let index: SiteIndex
  let area: Area
  let series: [ComparedSeries]

  func write(to html: inout HTML) {
    writeNeighbours(to: &html)
    writeQuestions(to: &html)
    writeQuality(to: &html)
    writeDownloads(to: &html)
  }

  private func writeNeighbours(to html: inout HTML) {
    let model = index.analysis.neighbourModel
    let neighbours = model.neighbours[area.key] ?? []
    html.element(.section, .labelledBy("neighbours")) { html in
      html.element(.h2, .id("neighbours"), text: "Statistical neighbours")
      guard !neighbours.isEmpty else {
        html.element(
          .p, text: "The \(model.name) model names no statistical neighbours for \(area.name).")
        return
      }
      html.element(
        .p,
        text: "Authorities with similar people and places, from the \(model.name) model, closest "
          + "first. Being alike in this model does not make practice alike.")
      html.element(.ol, .class("columns")) { html in
        for neighbour in neighbours {
          html.element(.li) { html in
            if let other = index.register[neighbour.neighbour], other.isCurrent,
              other.level == .localAuthority
            {
              html.element(.a, .href(PagePath.sibling(other)), text: other.name)
            } else {
              html.text(index.name(neighbour.neighbour))
            }
            if !neighbour.closeness.isEmpty {
              html.element(.small, text: " \(neighbour.closeness)")
            }
          }
        }
      }
    }
  }

  private func writeQuestions(to html: inout HTML) {
    AreaQuestions(index: index, area: area).write(to: &html)
  }

  private func writeQuality(to html: inout HTML) {
    html.element(.section, .labelledBy("quality")) { html in
      html.element(.h2, .id("quality"), text: "Data quality")
      html.element(.ul) { html in
        for note in boundaryNotes { html.element(.li, text: note) }
        for key in index.analysis.table.jointReturns(of: area.key) {
          html.element(
            .li,
            text: "\(index.name(key)) make a joint return for some measures; such figures carry "
              + "the mark \(SymbolKey.joint.mark).")
        }
        html.element(.li, text: gaps)
        html.element(
          .li,
          text: "Numbers for England and regions are rounded by the publication, so authorities do "
            + "not add up to them exactly.")
      }
      let findings = index.findings(about: area.key)
      if findings.isEmpty {
        html.element(.p, text: "The checks found nothing to report about these figures.")
      } else {
        FindingList.table(
          Array(findings.prefix(40)), id: "findings", index: index,
          caption: "What the checks found about \(area.name) "
            + "(\(Phrases.count(findings.count, "finding", "findings")))"
        ).write(to: &html)
        if findings.count > 40 {
          html.element(
            .p, .class("note"),
            text: "The first 40 are shown; the file of quality "
              + "issues has them all.")
        }
      }
    }
  }

  private var boundaryNotes: [String] {
    index.register.changes.filter { $0.from == area.key || $0.to == area.key }.map { change in
      "\(change.effective.inWords): \(change.note)"
    }
  }

  private var gaps: String {
    let all = series.flatMap(\.points)
    let present = all.count { $0.value != nil }
    let suppressed = all.count { $0.status == .confidential }
    return "\(NumberText.whole(present)) of \(NumberText.whole(all.count)) figures on this page "
      + "have a value; \(Phrases.number(suppressed)) \(suppressed == 1 ? "is" : "are") suppressed "
      + "to protect confidentiality."
  }

  private func writeDownloads(to html: inout HTML) {
    html.element(.section, .labelledBy("downloads")) { html in
      html.element(.h2, .id("downloads"), text: "Downloads")
      let data = AreaDownload(series: series)
      html.element(.p) { html in
        html.element(
          .a, .href(data.link), .download("\(PagePath.fileName(area)).csv"),
          text: "Save the figures on this page as a CSV file")
        html.text(" (it is inside this page, so it works offline and in a copy sent by email).")
      }
      writeFiles(to: &html)
    }
  }

  /// The authority's workbook and drawings, and where the files of all authorities are.
  private func writeFiles(to html: inout HTML) {
    writeWorkbook(to: &html)
    if let archive = ChartPlace(area: area).archive {
      html.element(.p) { html in
        html.element(
          .a, .href("../\(archive)"), text: "All charts of this page as SVG files, in one archive")
        html.text(" (for reports: each has its title, source and date inside).")
      }
    }
    html.element(.p) { html in
      html.text("All authorities together: ")
      html.element(.a, .href("../\(PagePath.downloads)"), text: "files of this run")
      html.text(".")
    }
  }

  private func writeWorkbook(to html: inout HTML) {
    let files = index.workbooks[area.code] ?? []
    guard !files.isEmpty else { return }
    html.element(.p) { html in
      html.text("Workbook of \(area.name): ")
      for (place, file) in files.enumerated() {
        if place > 0 { html.text(", ") }
        html.element(.a, .href("../\(file.path)"), text: DownloadsPage.fileName(file))
        html.element(.small, text: " \(NumberText.size(bytes: file.bytes))")
      }
      html.text(" (for spreadsheet programs: every year of every measure, and the trends).")
    }
  }
}
