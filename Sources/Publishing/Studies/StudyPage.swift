internal import CareStatistics
internal import TrendAnalysis

/// The page of one study: what it could have shown, what the figures show, and on what it rests.
struct StudyPage {
  let study: Study
  let context: SiteContext
  /// The SHA-256 of the study file.
  let digest: String

  private var words: StudySentences { StudySentences(study: study) }

  /// The last period of the study in words.
  var lastPeriod: String {
    study.plan.measure.period.inWords(year: study.plan.window.upperBound)
  }

  /// The frame: no link of it leads out of the study's folder.
  var surroundings: PageSurroundings {
    PageSurroundings(
      title: study.plan.title, root: "",
      navigation: HTML { html in
        html.element(.nav, .label("Main")) { html in
          html.element(.ul) { html in
            for (text, target) in [
              ("Could it show it?", "#power"), ("Result", "#result"), ("Year by year", "#years"),
              ("Areas", "#areas"), ("How", "#how"),
            ] {
              html.element(.li) { $0.element(.a, .href(target), text: text) }
            }
          }
        }
      }, breadcrumb: HTML(), footer: footer)
  }

  private var footer: HTML {
    HTML { html in
      html.element(.p, text: "Figures to \(lastPeriod). \(context.dataNote)")
      html.element(.p) { html in
        html.text("Run ")
        html.element(.code, text: context.fingerprint)
        html.text(", study file ")
        html.element(.code, text: String(digest.prefix(16)))
        html.text(", version \(context.version). The same inputs always give the same pages. ")
        html.text("This is not a government service.")
      }
      html.element(.p, .class("paper"), text: "Page: \(study.plan.title)")
    }
  }

  /// The content.
  var main: HTML {
    HTML { html in
      html.element(.p, .class("kicker"), text: words.design)
      html.element(.h1, text: study.plan.title)
      html.element(.p, .class("lead"), text: words.power)
      html.element(.p, .class("say"), text: words.headline)
      html.element(.p, text: words.openness)
      html.element(.p, .class("caveat"), text: StudySentences.caveat)
      if !study.plan.outcomeNote.isEmpty {
        html.element(.p, .class("note"), text: study.plan.outcomeNote)
      }
      writePower(to: &html)
      writeResult(to: &html)
      writeYears(to: &html)
      writeSynthetic(to: &html)
      StudyAreas(study: study).write(to: &html)
      StudyMethods(study: study, neighbourModel: context.analysis.neighbourModel.name)
        .write(to: &html)
    }
  }

  private func writePower(to html: inout HTML) {
    html.element(.section, .labelledBy("power")) { html in
      html.element(.h2, .id("power"), text: "Could this design have shown it?")
      if !words.powerSource.isEmpty { html.element(.p, text: words.powerSource) }
      if let power = study.power {
        html.element(
          .p,
          text: "A year's growth of a treated area relative to the rest varies by "
            + "\(StudySentences.size(power.treatedVariance.squareRoot())) (one standard deviation) "
            + "for no lasting reason; over \(power.steps) "
            + "\(power.steps == 1 ? "year" : "years") that adds up.")
      }
      DataTable(
        id: "power-table", caption: "What would be found four times in five, at the 5% level",
        columns: [
          .text("Comparison"), .number("Standard error, log points"), .number("Fall of at least"),
          .number("Rise of at least"),
        ],
        rows: powerRows
      ).write(to: &html)
    }
  }

  private var powerRows: [DataTable.Row] {
    let permuted = study.headline.flatMap { row in row.error.map { [(row, $0)] } } ?? []
    let design = study.designRows.compactMap { row in row.error.map { (row, $0) } }
    return (design + permuted).compactMap { row, error in
      guard let detectable = row.detectable else { return nil }
      let name = StudySentences.name(row.method)
      return DataTable.Row(
        .text(row.estimate == nil ? name : "The estimate below, over other choices of areas"),
        [
          .number(NumberText.fixed(error, decimals: 3)),
          .number(StudySentences.size(-detectable)), .number(StudySentences.size(detectable)),
        ])
    }
  }

  private func writeResult(to html: inout HTML) {
    html.element(.section, .labelledBy("result")) { html in
      html.element(.h2, .id("result"), text: "Result")
      html.element(
        .p,
        text: "The first row is the one that the page leads with. Methods that rest on other "
          + "assumptions stand below it; where they disagree, none of them decides.")
      DataTable(
        id: "estimates", caption: "Difference of the treated areas from the comparators, all years",
        columns: [
          .text("Method"), .number("Difference"), .number("95% interval"), .number("p"),
          .text("How p was found"),
        ],
        rows: study.estimates.filter { $0.eventTime == nil && $0.estimate != nil }.map {
          StudyCells.row(.text(StudySentences.name($0.method)), $0)
        }, tools: [.copy]
      ).write(to: &html)
      for (note, methods) in notes {
        html.element(.p, .class("note"), text: "\(methods.joined(separator: "; ")): \(note).")
      }
    }
  }

  /// Every note on an estimate over all years, once, with the rows that it is about.
  private var notes: [(note: String, methods: [String])] {
    var notes: [(note: String, methods: [String])] = []
    for row in study.estimates where row.eventTime == nil && row.estimate != nil {
      guard !row.note.isEmpty else { continue }
      let name = StudySentences.name(row.method)
      if let index = notes.firstIndex(where: { $0.note == row.note }) {
        notes[index].methods.append(name)
      } else {
        notes.append((row.note, [name]))
      }
    }
    return notes
  }

  private func writeYears(to html: inout HTML) {
    html.element(.section, .labelledBy("years")) { html in
      html.element(.h2, .id("years"), text: "Year by year")
      StudyCharts(study: study).lines(to: &html)
      StudyCells.seriesTable(study).write(to: &html)
      let events = study.estimates.filter { $0.eventTime != nil }
      guard !events.isEmpty else { return }
      if !words.leads.isEmpty { html.element(.p, text: words.leads) }
      StudyCharts(study: study).events(events, to: &html)
      DataTable(
        id: "events",
        caption: "Difference from the comparators since the last year before the start",
        columns: [
          .text("Year"), .number("Difference"), .number("95% interval"), .number("p"),
          .text("How p was found"),
        ],
        rows: events.map { StudyCells.row(.text(StudySentences.event($0.eventTime ?? 0)), $0) },
        tools: [.copy]
      ).write(to: &html)
    }
  }

  private func writeSynthetic(to html: inout HTML) {
    html.element(.section, .labelledBy("synthetic")) { html in
      html.element(.h2, .id("synthetic"), text: "Synthetic control")
      html.element(.p, text: words.synthetic)
      guard let gaps = study.gaps else { return }
      StudyCharts(study: study).gaps(gaps, to: &html)
      StudyCells.gapTable(study, gaps).write(to: &html)
      let donors = study.units.filter { ($0.weight ?? 0) >= 0.001 }.sorted { a, b in
        (-(a.weight ?? 0), a.name) < (-(b.weight ?? 0), b.name)
      }
      DataTable(
        id: "donors", caption: "Areas that make up the mixture, with a share of 0.1% or more",
        columns: [.text("Area"), .number("Share")],
        rows: donors.map { unit in
          DataTable.Row(
            .text(unit.name),
            [.number(NumberText.fixed(100 * (unit.weight ?? 0), decimals: 1) + "%")])
        }
      ).write(to: &html)
    }
  }
}
