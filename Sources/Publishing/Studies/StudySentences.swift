internal import CareStatistics
internal import TrendAnalysis

/// What a study says in words: what it could have shown, then what the figures show.
///
/// Neutral on purpose: how far figures moved apart and how sure that is, never why.
struct StudySentences {
  let study: Study

  /// What no estimate of a study can tell.
  static let caveat =
    "The authorities were not chosen at random; this says nothing about why figures moved, and a "
    + "higher or lower rate is not in itself better or worse for children."

  private var plan: StudyPlan { study.plan }

  /// The treated areas with their number: "the 11 treated areas".
  private var treated: String {
    let count = study.units(.treated).count
    return count == 1
      ? "the treated area" : "the \(NumberText.whole(count)) treated areas"
  }

  private var comparators: String {
    "the \(NumberText.whole(study.units(.comparator).count)) comparators"
  }

  /// Whom the treated are compared with.
  var comparatorChoice: String {
    switch plan.comparators {
    case .restOfEngland: "rest of England"
    case .region: "same regions"
    case .neighbours: "statistical neighbours"
    case .authorities: "listed in the study file"
    }
  }

  /// One line on who, when and with whom.
  var design: String {
    let years = study.firstYears.map { "\($0)" }
    let from = years.count == 1 ? years[0] : "\(years[0]) or later, up to \(years[years.count - 1])"
    let count = study.units(.treated).count
    return "\(plan.measure.name), \(Phrases.years(plan.window)): "
      + "\(Phrases.count(count, "treated area", "treated areas")) from \(from), "
      + "\(NumberText.whole(study.units(.comparator).count)) comparators (\(comparatorChoice))."
  }

  /// What the design could have shown, to stand before every estimate.
  var power: String {
    guard let detectable = study.detectable else {
      return "What this design could show cannot be worked out: too few authorities have figures "
        + "for five years."
    }
    return "Ordinary local change alone moves such areas apart. With \(treated) and \(comparators) "
      + "over these years, a difference would be found four times in five only if it were a fall "
      + "of \(Self.size(-detectable)) or more, or a rise of \(Self.size(detectable)) or more."
  }

  /// Where the two numbers behind `power` come from.
  var powerSource: String {
    let design = study.power.map { Self.size($0.detectable) }
    let permuted = study.headline?.detectable.map(Self.size)
    switch (design, permuted) {
    case (let design?, let permuted?):
      return
        "Going by the year-to-year changes of all authorities, the smallest rise that would be "
        + "found four times in five is \(design); going by the spread of the same estimate over "
        + "other choices of areas, it is \(permuted). The larger of the two counts."
    case (nil, let permuted?):
      return "Going by the spread of the same estimate over other choices of areas, the smallest "
        + "rise that would be found four times in five is \(permuted); year-to-year changes cannot "
        + "be pooled over so few years."
    default: return ""
    }
  }

  /// The estimate that leads, with its interval and test.
  var headline: String {
    guard let row = study.headline, let estimate = row.estimate else { return "" }
    let percent = TidyNumber.growthPercent(logPoints: estimate)
    let size = NumberText.fixed(abs(percent), decimals: 1) + "%"
    let change =
      NumberText.roundsToZero(percent, decimals: 1)
      ? "did not move relative to \(comparators), to a tenth of a per cent"
      : "moved \(size) \(percent < 0 ? "down" : "up") relative to \(comparators)"
    return "\(span), the rate in \(treated) \(change) (\(Self.evidence(row)))."
  }

  /// Between which years the estimate that leads compares.
  private var span: String {
    guard study.hasOneStart, let first = study.firstYears.first else {
      return "From the year before each start to the mean of the years after it"
    }
    func mean(_ years: ClosedRange<Int>) -> String {
      years.count == 1 ? "\(years.lowerBound)" : "the mean of \(Phrases.years(years))"
    }
    return "Between \(mean(plan.window.lowerBound...(first - 1))) and "
      + mean(first...plan.window.upperBound)
  }

  /// What the interval leaves open.
  var openness: String {
    guard let row = study.headline, let p = row.p else { return "" }
    let missed =
      study.detectable.map {
        " A difference smaller than \(Self.size($0)) would be missed more often than one time in "
          + "five with this design."
      } ?? ""
    if p > 0.05 {
      return "Chance choices of areas give a difference of this size too often for it to count as "
        + "one: no difference at all fits the figures as well." + missed
    }
    return "At most one in twenty chance choices of areas gives a difference of this size or more."
      + missed
  }

  /// What the years before the start say; empty where there is one only.
  var leads: String {
    guard let row = study.estimates.first(where: { $0.method == .leads }), let p = row.p else {
      return study.estimates.contains { ($0.eventTime ?? 0) < 0 }
        ? "There are too few treated areas to test the years before the start together." : ""
    }
    let test = "(joint test of all of them, \(row.pMethod): p \(Self.p(p)))"
    return p <= 0.05
      ? "Before the start the areas had not moved alike \(test), so what comes after the start "
        + "cannot be told from what was under way already."
      : "No difference before the start stands out \(test). This is a weak test: passing it is no "
        + "proof that the areas would have moved alike."
  }

  /// What the synthetic control says, or why there is none.
  var synthetic: String {
    if let reason = study.noSyntheticControl {
      return "Synthetic control: not possible with these data (\(reason))."
    }
    guard let row = study.estimates.first(where: { $0.method == .syntheticControl }),
      let estimate = row.estimate, let p = row.p
    else { return "" }
    return "Beside a mixture of comparators that followed \(treated) before the start, the rate "
      + "stood \(NumberText.growth(estimate)) apart after it; by the rank of its ratio of gaps "
      + "among all areas, p \(Self.p(p)). A close fit before the start is no measure of certainty: "
      + "the gaps that comparators show in the same place are."
  }

  /// Areas that are not what the study file names, in one sentence each.
  var joined: [String] {
    study.units.filter { !$0.parts.isEmpty && $0.isNamedTreated }.map { unit in
      "\(unit.name) is taken as one area, treated as a whole, since none of its parts has the same "
        + "boundary throughout: \(Self.parts(unit))."
    }
  }

  /// The authorities that an area is made of, each name once.
  static func parts(_ unit: StudyUnit) -> String {
    var names: [String] = []
    for part in unit.parts where !names.contains(part) { names.append(part) }
    return names.joined(separator: "; ")
  }

  /// The interval and the test in brackets.
  static func evidence(_ row: StudyEstimate) -> String {
    var parts: [String] = []
    if let lower = row.lower, let upper = row.upper {
      parts.append("95% interval \(NumberText.growth(lower)) to \(NumberText.growth(upper))")
    }
    if let p = row.p { parts.append("\(row.pMethod): p \(Self.p(p))") }
    return parts.joined(separator: "; ")
  }

  /// A p-value behind the letter: `= 0.31`, `< 0.001`.
  static func p(_ p: Double) -> String {
    p < 0.001 ? "< 0.001" : "= " + NumberText.fixed(p, decimals: p < 0.1 ? 3 : 2)
  }

  /// The size of an effect in per cent, without its sign.
  static func size(_ logPoints: Double) -> String {
    NumberText.fixed(abs(TidyNumber.growthPercent(logPoints: logPoints)), decimals: 1) + "%"
  }

  /// What a method is called in a table.
  static func name(_ method: StudyMethod) -> String {
    switch method {
    case .designMeans: "Mean of the years after less mean of the years before"
    case .designLastYear: "Last year less the last one before the start"
    case .designTreatedAlone: "The same, the comparators' path known without error"
    case .differenceInDifferences: "Difference in differences, cluster-robust error"
    case .differenceByPermutation: "Difference in differences, permutation test"
    case .collapsed: "One mean before and one after for each area, t test"
    case .groupTime: "From the last year before the start, areas not yet treated"
    case .groupTimeByPermutation: "From the last year before the start, permutation test"
    case .eventStudy: "Event study"
    case .groupTimeEvent: "By years since the start, areas not yet treated"
    case .leads: "All years before the start together"
    case .syntheticControl: "Synthetic control"
    }
  }

  /// Years since the start in words.
  static func event(_ time: Int) -> String {
    switch time {
    case ..<(-1): "\(-time) years before"
    case -1: "1 year before"
    case 0: "first treated year"
    case 1: "1 year later"
    default: "\(time) years later"
    }
  }
}
