internal import CareStatistics

/// What the local measures are, and what is withheld.
enum PartnerDefinitions {
  /// Writes every measure and the rules of disclosure control.
  static func write(to html: inout HTML) {
    html.element(
      .p,
      text: "What is counted and in which unit. The counting follows the published statistics' own "
        + "rules as far as returns allow; nothing here has been validated.")
    write(LocalMeasure.allCases, to: &html)
    html.element(.h3, .id("withheld"), text: "What is withheld")
    html.element(.ul) { html in
      html.element(.li, text: "Numbers from 1 to 5 are shown as [c].")
      html.element(
        .li,
        text: "Other figures may be shown as [c] too, so that a small number cannot be worked out "
          + "from the rest. Any [c] may stand for a larger number, and some stand for nought.")
      html.element(
        .li, text: "Where few children stand behind it, no median, quartile or percentage is given."
      )
      html.element(
        .li,
        text: "What other publications say about the same children, and what an earlier or later "
          + "night's page says, is not taken into account: do not lay them side by side for others."
      )
    }
  }

  /// Writes measures with their definitions, those that share one together.
  static func write(_ measures: [LocalMeasure], to html: inout HTML) {
    var entries: [(names: [String], definition: String)] = []
    for measure in measures {
      let name = "\(measure.name) (\(measure.unit))"
      if entries.last?.definition == measure.definition {
        entries[entries.count - 1].names.append(name)
      } else {
        entries.append(([name], measure.definition))
      }
    }
    html.element(.dl, .class("terms")) { html in
      for entry in entries {
        html.element(.div) { html in
          html.element(.dt, text: entry.names.joined(separator: "; "))
          html.element(.dd, text: entry.definition)
        }
      }
    }
  }
}
