import TrendAnalysis

/// `trend_models.csv`: what was pooled over all areas of one measure and window, in long form.
enum TidyTrendModels {
  /// One pooled quantity of one model; a model without any still has one row, without a quantity.
  struct Row {
    let model: TrendModel
    let quantity: TrendModel.Quantity?
  }

  static let columns: [TidyColumn<Row>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.model.measure },
    .integer("window_start", "First year of the window") { $0.model.window.lowerBound },
    .integer("window_end", "Last year of the window") { $0.model.window.upperBound },
    .integer("tested", "Areas that were tested") { $0.model.tested },
    .integer("not_assessed", "Areas that were not") { $0.model.notAssessed },
    .growth("national_growth_pct", "Mean growth of England's rate, per cent a year") {
      $0.model.nationalGrowth
    },
    .text("direction", "rising, falling or flat; empty where no area was tested") {
      $0.model.direction?.rawValue ?? ""
    },
    .text("quantity", "Name of the pooled quantity; empty where there is none") {
      $0.quantity?.name ?? ""
    },
    .number("value", "The quantity, growth in log points a year; empty where undefined") {
      $0.quantity?.value
    },
  ]

  /// The file over all models.
  static func file(_ models: [TrendModel]) -> TidyFile {
    let sorted = models.sorted { a, b in
      (a.measure, a.window.lowerBound, a.window.upperBound)
        < (b.measure, b.window.lowerBound, b.window.upperBound)
    }
    let rows = sorted.flatMap { model in
      guard !model.quantities.isEmpty else { return [Row(model: model, quantity: nil)] }
      return model.quantities.sorted { $0.name < $1.name }.map {
        Row(model: model, quantity: $0)
      }
    }
    return TidyTable(
      name: "trend_models", title: "What the trend tests pooled",
      grain: "One row per measure, window and pooled quantity",
      key: ["measure_id", "window_start", "window_end", "quantity"], columns: columns
    ).file(rows: rows)
  }
}
