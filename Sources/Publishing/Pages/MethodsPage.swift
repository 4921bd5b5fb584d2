internal import CareStatistics
internal import TrendAnalysis

/// How the figures are made and the grades given, with the numbers that this run used.
struct MethodsPage {
  let index: SiteIndex

  var content: PageContent {
    PageContent(title: "Methods", path: PagePath.methods, main: main)
  }

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "Methods")
      html.element(
        .p, .class("lead"),
        text: "An area's rate wanders from year to year even when nothing lasting has changed. The "
          + "rule here asks whether one area's record stands out from that ordinary wandering.")
      MethodsRule(index: index).write(to: &html)
      MethodsExample(index: index).write(to: &html)
      MethodsKinds(index: index).write(to: &html)
      MethodsSimulation(index: index).write(to: &html)
      writeDiagnostics(to: &html)
      MethodsSensitivity().write(to: &html)
      MethodsBalance(index: index).write(to: &html)
      MethodsStockChange(index: index).write(to: &html)
      MethodsLevels(index: index).write(to: &html)
      MethodsProjection(index: index).write(to: &html)
      MethodsPeers(index: index).write(to: &html)
      writeMeasures(to: &html)
      writeSymbols(to: &html)
      writeComparators(to: &html)
      writeBoundaries(to: &html)
      writeSources(to: &html)
    }
  }

  private func section(
    _ id: String, _ heading: String, to html: inout HTML, content: (inout HTML) -> Void
  ) {
    html.element(.section, .labelledBy(id)) { html in
      html.element(.h2, .id(id), text: heading)
      content(&html)
    }
  }

  private func writeDiagnostics(to html: inout HTML) {
    section("diagnostics", "What this run pooled", to: &html) { html in
      html.element(
        .p,
        text: "Quantities estimated over all tested areas of one measure and window. The "
          + "weights of the single years "
          + "are in the file of trend models.")
      var names: [String] = []
      for model in index.analysis.models {
        for quantity in model.quantities
        where !names.contains(quantity.name) && !quantity.name.hasPrefix("weight_") {
          names.append(quantity.name)
        }
      }
      let rows = index.analysis.models.map { model in
        let values = names.map { name -> DataTable.Cell in
          guard let quantity = model.quantities.first(where: { $0.name == name }) else {
            return .status(.notApplicable)
          }
          if let value = quantity.value { return .number(NumberText.plainMinus(value)) }
          return name.hasPrefix("prior_df") ? .number("infinite") : .status(.notAvailable)
        }
        return DataTable.Row(
          .text(index.measure(model.measure)?.shortName ?? model.measure),
          [
            .text(Phrases.years(model.window)), .number(NumberText.whole(model.tested)),
            .number(NumberText.whole(model.notAssessed)),
            .text("England \(Phrases.direction(model.direction))"),
            .number(NumberText.fixed(ChanceNames.probable(model), decimals: 1)),
          ] + values)
      }
      DataTable(
        id: "diagnostics-table", caption: "Diagnostics by measure and window",
        columns: [
          .text("Measure"), .text("Years"), .number("Tested"), .number("Not assessed"),
          .text("Direction"), .number("Probable by chance"),
        ] + names.map { .number($0.split(separator: "_").joined(separator: " ")) },
        rows: rows, tools: [.copy]
      ).write(to: &html)
    }
  }

  private func writeMeasures(to html: inout HTML) {
    section("measures", "Definitions", to: &html) { html in
      DataTable(
        id: "measures-table", caption: "Measures",
        columns: [
          .text("Measure"), .text("Unit"), .text("Period"), .text("Definition"), .text("Tested"),
          .text("Source"),
        ],
        rows: index.measures.map { measure in
          DataTable.Row(
            .text(measure.name),
            [
              .text(measure.unit.inWords), .text(measure.period.rawValue),
              .text(measure.definition),
              .text(index.models(of: measure.id).isEmpty ? "shown only" : "yes"),
              .text(measure.publication),
            ])
        }
      ).write(to: &html)
    }
  }

  private func writeSymbols(to html: inout HTML) {
    section("symbols", "Symbols", to: &html) { html in
      html.element(.dl, .class("terms")) { html in
        let marks =
          ValueStatus.allCases.map { ($0.mark, $0.explanation) }
          + [(SymbolKey.joint.mark, SymbolKey.joint.meaning)]
        for (mark, meaning) in marks {
          html.element(.div) { html in
            html.element(.dt, text: mark)
            html.element(.dd, text: meaning.capitalizedFirst + ".")
          }
        }
      }
      html.element(
        .p,
        text: "A suppressed figure is never shown as zero, never estimated from a rate and never "
          + "worked out by subtraction. Rates are shown as published; where numerator and "
          + "denominator are published too, changes are worked out from the unrounded rate. Halves "
          + "are rounded away from zero.")
    }
  }

  private func writeComparators(to html: inout HTML) {
    section("neighbours-model", "England, regions and statistical neighbours", to: &html) { html in
      html.element(
        .p,
        text: "England and regions are shown as published. In tests, England is the sum of the "
          + "tested authorities, as published national figures are rounded. For statistical "
          + "neighbours the median of those with a figure is shown, with how many had one; pale "
          + "bands in charts run from the second lowest to the second highest neighbour.")
      let models = index.analysis.neighbourModels.map(\.name)
      html.element(
        .p,
        text: "Neighbour model used: \(index.analysis.neighbourModel.name). Models read: "
          + "\(models.isEmpty ? "none" : Phrases.list(models)).")
    }
  }

  private func writeBoundaries(to html: inout HTML) {
    section("boundaries", "Boundary changes", to: &html) { html in
      let changes = index.register.changes
      guard !changes.isEmpty else {
        html.element(.p, text: "No boundary change is recorded.")
        return
      }
      DataTable(
        id: "boundary-table", caption: "Recorded changes of boundaries and codes",
        columns: [.text("From"), .text("To"), .text("Date"), .text("Treatment"), .text("Note")],
        rows: changes.map { change in
          DataTable.Row(
            .text(index.name(change.from)),
            [
              .text(index.name(change.to)), .text(change.effective.inWords),
              .text(Self.words(change)), .text(change.note.isEmpty ? "no note" : change.note),
            ])
        }
      ).write(to: &html)
    }
  }

  private static func words(_ change: BoundaryChange) -> String {
    let joined = change.joinedAreaName.map { ", tested as \($0)" } ?? ""
    switch change.treatment {
    case .continuous: return "One series under both codes"
    case .successorSum: return "The old area is the sum of the new ones\(joined)"
    case .seriesBreak: return "No single successor\(joined)"
    }
  }

  private func writeSources(to html: inout HTML) {
    section("sources", "Sources", to: &html) { html in
      if index.context.sources.isEmpty {
        html.element(.p, text: "No source file is recorded.")
      } else {
        DataTable(
          id: "sources-table", caption: "Files read, with their SHA-256 digests",
          columns: [
            .text("File"), .text("Publication"), .number("Rows"), .number("Size"), .text("SHA-256"),
          ],
          rows: index.context.sources.map { source in
            DataTable.Row(
              .text(source.name),
              [
                .text(source.publication), .number(NumberText.whole(source.rows)),
                .number(NumberText.size(bytes: source.bytes)),
                .markup(HTML { $0.element(.code, text: source.sha256) }),
              ])
          }
        ).write(to: &html)
      }
      html.element(
        .p,
        text: "Version \(index.context.version), run \(index.context.fingerprint). The run's name "
          + "stands for its inputs, its configuration and the program's version.")
    }
  }
}
