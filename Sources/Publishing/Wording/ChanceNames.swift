internal import TrendAnalysis

/// How many names chance alone would put on a list.
enum ChanceNames {
  /// The expected number of names graded probable in a country where no authority differs.
  ///
  /// The model's own figure where it gives one; else the simulated share of the areas tested, 3.8
  /// per cent for a window of eight or more years and 3.5 per cent for a shorter one.
  static func probable(_ model: TrendModel) -> Double {
    for quantity in model.quantities where quantity.name.hasPrefix("expected_probable") {
      if let value = quantity.value { return value }
    }
    return Double(model.tested) * (model.window.count >= 8 ? 0.038 : 0.035)
  }

  /// The sentence that goes with any list of graded areas.
  static func sentence(_ model: TrendModel) -> String {
    let names = probable(model)
    let about = names < 0.5 ? "fewer than 1" : "about \(NumberText.fixed(names))"
    let areas = Phrases.count(model.tested, "area", "areas")
    return "Of \(areas) tested, \(about) would be graded probable by chance alone if no area "
      + "differed from the rest of England."
  }
}
