internal import CareStatistics
internal import TrendAnalysis

/// How balancing measures are set beside a fall.
struct MethodsBalance {
  let index: SiteIndex

  static let id = "balance"

  /// A headline measure in one window with what is read beside it.
  private struct Family {
    let headline: String
    let model: TrendModel
    /// The models that are read, one a balancing measure that is tested.
    let beside: [TrendModel]
  }

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    let families = families
    guard !families.isEmpty else { return }
    html.element(.section, .labelledBy(Self.id)) { html in
      html.element(.h2, .id(Self.id), text: "What is read beside a fall")
      for text in Self.rules { html.element(.p, text: text) }
      html.element(.p, .class("caveat"), text: BalanceWords.limits)
      html.element(.p, text: BalanceWords.notPublished)
      for text in families.map(chance) { html.element(.p, text: text) }
      html.element(
        .p,
        text: "These shares take the measures as independent of each other, which they are not "
          + "wholly, and count either direction; they are too high for measures on which fewer areas "
          + "are graded than chance would give (the last two columns). An observed grade is weaker than a probable one and "
          + "is given more often; the table shows how often in this run, all areas taken together.")
      table(families).write(to: &html)
    }
  }

  private static let rules = [
    "A fall is read further where the area's own rate fell, it grew less than the rest of England, "
      + "and the trend carries a grade. The catalogue names the measures that belong beside it. Each "
      + "is taken from its own trend of the same authorities in the same window; where it has no such "
      + "window, from the one that ends in the same year and shares most years with it, and the years "
      + "are then named. Figures of an area with more or fewer authorities are not used in its place.",
    "A measure that grew less than in the rest of England, with a grade, moved the same way; one "
      + "that grew more moved the other way. The grade is that of the difference from the rest of "
      + "England alone, adjusted over all areas tested on that measure, not over the measures that "
      + "are read together.",
  ]

  private var families: [Family] {
    let headline = index.context.headline
    var ids = [headline.rate]
    if headline.starting != headline.rate { ids.append(headline.starting) }
    return ids.flatMap { id -> [Family] in
      let balancing = index.measures.filter { $0.balances.contains(id) }
      return index.models(of: id).compactMap { model in
        let beside = balancing.compactMap { read(beside: model, $0) }
        return beside.isEmpty ? nil : Family(headline: id, model: model, beside: beside)
      }
    }
  }

  private func read(beside model: TrendModel, _ measure: Measure) -> TrendModel? {
    let models = index.models(of: measure.id).filter { $0.tested > 0 }
    let window = BesideReading.window(beside: model.window, among: models.map(\.window))
    return models.first { $0.window == window }
  }

  /// The share of areas in which chance alone grades at least one of several measures probable.
  ///
  /// One less the product of the shares that are not graded; each share is the number of names
  /// expected by chance over the number tested.
  static func chanceOfAny(_ models: [TrendModel]) -> Double {
    1
      - models.reduce(1.0) { product, model in
        product * (1 - (model.tested > 0 ? ChanceNames.probable(model) / Double(model.tested) : 0))
      }
  }

  private func chance(_ family: Family) -> String {
    let share = NumberText.fixed(100 * Self.chanceOfAny(family.beside))
    let count = Phrases.count(family.beside.count, "measure is", "measures are")
    return "\(index.measureName(family.headline)), \(Phrases.years(family.model.window)): \(count) "
      + "read beside a fall. If none of them differed from the rest of England, chance alone would "
      + "grade at least one probable in about \(share) of 100 areas in which all are tested."
  }

  /// How often each of the models that are read carries a grade, each model once.
  private func table(_ families: [Family]) -> DataTable {
    var models: [TrendModel] = []
    for model in families.flatMap(\.beside)
    where !models.contains(where: { $0.measure == model.measure && $0.window == model.window }) {
      models.append(model)
    }
    return DataTable(
      id: "balance-chance", caption: "Measures read beside a fall: areas tested and graded",
      columns: [
        .text("Measure"), .text("Years"), .number("Tested"), .number("Any grade"),
        .number("Probable or confirmed"), .number("Probable by chance"),
      ],
      rows: models.map(row))
  }

  private func row(_ model: TrendModel) -> DataTable.Row {
    let grades = index.trends(model).compactMap(\.contrastGrade)
    return DataTable.Row(
      .text(index.measureName(model.measure)),
      [
        .text(Phrases.years(model.window)), .number(NumberText.whole(model.tested)),
        .number(NumberText.whole(grades.count)),
        .number(NumberText.whole(grades.count { $0 != .observed })),
        .number(NumberText.fixed(ChanceNames.probable(model), decimals: 1)),
      ])
  }
}
