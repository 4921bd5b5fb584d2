internal import CareStatistics
internal import TrendAnalysis

/// Prompts for an authority's self-evaluation; on paper each has ruled space below it, which the style
/// sheet alone draws.
struct AreaQuestions {
  let index: SiteIndex
  let area: Area

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("questions")) { html in
      html.element(.h2, .id("questions"), text: "Questions to ask")
      html.element(
        .p,
        text:
          "Prompts for a self-evaluation: figures raise questions, and people who know the area "
          + "answer them.")
      html.element(.ol, .class("questions")) { html in
        for prompt in Self.prompts { write(prompt.question, prompt.help, to: &html) }
        write("Which neighbour could we ask?", whom, to: &html)
      }
    }
  }

  private func write(_ question: String, _ help: String, to html: inout HTML) {
    html.element(.li) { html in
      html.element(.strong, text: question)
      html.element(.small, text: help)
    }
  }

  private static let prompts: [(question: String, help: String)] = [
    (
      "What changed locally in these years?",
      "Services, partners, demand, population; who starts to be looked after, and how long they "
        + "stay."
    ),
    (
      "Is recording or coding different?",
      "From earlier years, or from the authorities beside which these figures stand."
    ),
    (
      "What do case reviews say?",
      "Audits and families themselves too; and whether re-referrals, second plans or placements far "
        + "from home moved with it."
    ),
  ]

  /// The neighbours that the page names in "Who could be asked", or all of them where none is.
  private var whom: String {
    let neighbours = (index.analysis.neighbourModel.neighbours[area.key] ?? []).map(\.neighbour)
    let graded = Set(
      index.analysis.evidence.peers.filter { $0.authority == area.key }.map(\.peer))
    let named = neighbours.filter(graded.contains)
    if !named.isEmpty {
      return "With a grade in at least one window: \(Phrases.list(named.map(index.name)))."
    }
    guard !neighbours.isEmpty else { return "The model names no statistical neighbours." }
    return "None carries a grade. Closest first: \(Phrases.list(neighbours.map(index.name)))."
  }
}
