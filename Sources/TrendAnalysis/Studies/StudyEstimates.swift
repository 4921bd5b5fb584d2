internal import StatisticalMethods

/// Works out all estimates of a study on its figures.
struct StudyEstimates {
  let data: StudyData
  let seed: UInt64

  private var panel: EvaluationPanel { data.panel }
  private var treated: Int { data.isTreated.filter { $0 }.count }
  private var clusters: Int { panel.values.count }
  private var hasOneStart: Bool { panel.startTimes.count == 1 }

  /// The contrast that the study leads with: the two-way difference where all start together, the mean
  /// of group-time effects where they do not.
  var headline: AssignmentContrast {
    hasOneStart ? .twoWay(panel) : GroupTimeEffects(panel).overall
  }

  /// All estimates but the synthetic control's, the leading one first.
  var all: [StudyEstimate] {
    let effects = GroupTimeEffects(panel)
    let overall = overallRows(effects)
    guard hasOneStart else {
      return overall + eventRows(effects, as: .groupTimeEvent) + leads(effects.leads)
    }
    return differenceRows + overall + studyRows(effects)
  }

  private func row(
    _ method: StudyMethod, time: Int? = nil, estimate: Double? = nil, lower: Double? = nil,
    upper: Double? = nil, error: Double? = nil, p: Double? = nil, pMethod: String,
    treated: Int? = nil, note: String = ""
  ) -> StudyEstimate {
    StudyEstimate(
      method: method, eventTime: time, estimate: estimate, lower: lower, upper: upper,
      error: error, p: p, pMethod: pMethod, detectable: error.map { DesignPower.factor * $0 },
      treated: treated ?? self.treated, clusters: clusters, note: note)
  }

  /// A row whose interval and p are those of Student's t.
  private func row(
    _ method: StudyMethod, time: Int? = nil, estimate: Double, error: Double?, degrees: Int,
    pMethod: String, treated: Int? = nil, note: String = ""
  ) -> StudyEstimate {
    guard let error, error > 0 else {
      return row(
        method, time: time, estimate: estimate, pMethod: "none", treated: treated,
        note: error == nil
          ? "a start with a single treated area has no standard error of its own" : note)
    }
    let margin = StudentDistribution.quantile(0.975, degrees: Double(degrees)) * error
    return row(
      method, time: time, estimate: estimate, lower: estimate - margin, upper: estimate + margin,
      error: error,
      p: StudentDistribution.twoSidedP(estimate / error, degrees: Double(degrees)),
      pMethod: pMethod, treated: treated, note: note)
  }

  private func permutation(
    _ method: StudyMethod, time: Int? = nil, of contrast: AssignmentContrast, treated: Int? = nil
  ) -> StudyEstimate {
    let test = AssignmentTest(of: contrast, in: panel, seed: seed)
    let way =
      test.isExact
      ? "exact permutation, all \(Self.grouped(test.assignments)) assignments"
      : "permutation, \(Self.grouped(test.assignments - 1)) random assignments, seed \(seed)"
    return row(
      method, time: time, estimate: test.estimate, lower: test.lower, upper: test.upper,
      error: test.spread, p: test.p, pMethod: way, treated: treated,
      note: test.lower == nil
        ? "too few assignments for an interval" : "interval: effects that the same test accepts")
  }

  /// A number below a million with a comma before its last three digits.
  private static func grouped(_ number: Int) -> String {
    guard number >= 1_000 else { return "\(number)" }
    return "\(number / 1_000),\(String("\(number % 1_000 + 1_000)".dropFirst()))"
  }

  /// Below this number of treated areas an error taken from their own spread is too small to test with.
  private static let fewestForOwnError = 10

  /// Whether a spread of treated areas can carry a test.
  private func carriesError(_ treated: Int) -> Bool { treated >= Self.fewestForOwnError }

  private var differenceRows: [StudyEstimate] {
    var rows = [permutation(.differenceByPermutation, of: .twoWay(panel))]
    guard let difference = TwoWayDifference(panel) else { return rows }
    if carriesError(treated) {
      rows.append(
        row(
          .differenceInDifferences, estimate: difference.estimate, error: difference.clusterError,
          degrees: clusters - 1, pMethod: Self.clusterTest(clusters)))
    } else {
      var plain = row(
        .differenceInDifferences, estimate: difference.estimate, error: difference.clusterError,
        pMethod: "none",
        note: "fewer than \(Self.fewestForOwnError) treated areas: this error tends to be far too "
          + "small, so nothing is tested with it")
      plain.detectable = nil
      rows.append(plain)
    }
    if let collapsed = difference.collapsed, collapsed.t != 0, collapsed.t.isFinite {
      rows.append(
        row(
          .collapsed, estimate: collapsed.difference, error: collapsed.difference / collapsed.t,
          degrees: clusters - 2, pMethod: "t, equal variances, \(clusters - 2) degrees"))
    }
    return rows
  }

  private static func clusterTest(_ clusters: Int) -> String {
    "t, cluster-robust (CR1), \(clusters - 1) degrees"
  }

  private func overallRows(_ effects: GroupTimeEffects) -> [StudyEstimate] {
    let error = effects.overall.standardError(in: panel)
    var rows: [StudyEstimate] = []
    // With one start the leading estimate is another one, already tested by permutation.
    if !hasOneStart { rows.append(permutation(.groupTimeByPermutation, of: effects.overall)) }
    if error != nil, carriesError(treated) {
      rows.append(
        row(
          .groupTime, estimate: effects.overall.estimate(in: panel), error: error,
          degrees: clusters - 1, pMethod: "t, variance by start, \(clusters - 1) degrees"))
    } else if hasOneStart {
      rows.append(permutation(.groupTime, of: effects.overall))
    }
    return rows
  }

  /// The event study of areas that start together; with few of them each year has a permutation test.
  private func studyRows(_ effects: GroupTimeEffects) -> [StudyEstimate] {
    guard carriesError(treated) else { return eventRows(effects, as: .eventStudy) }
    guard let study = EventStudy(panel) else { return [] }
    return study.coefficients.map { coefficient in
      row(
        .eventStudy, time: coefficient.time, estimate: coefficient.estimate,
        error: coefficient.clusterError, degrees: clusters - 1,
        pMethod: Self.clusterTest(clusters))
    } + leads(study.leads)
  }

  private func eventRows(
    _ effects: GroupTimeEffects, as method: StudyMethod
  ) -> [StudyEstimate] {
    effects.events.map { event in
      guard event.standardError != nil, carriesError(event.treated) else {
        return permutation(method, time: event.time, of: event.contrast, treated: event.treated)
      }
      return row(
        method, time: event.time, estimate: event.estimate, error: event.standardError,
        degrees: clusters - 1, pMethod: "t, variance by start, \(clusters - 1) degrees",
        treated: event.treated)
    }
  }

  private func leads(_ test: LeadTest?) -> [StudyEstimate] {
    guard let test, carriesError(treated) else { return [] }
    return [
      row(
        .leads, p: test.p, pMethod: "F, \(test.above) and \(test.below) degrees",
        note: "a weak test: passing it is no proof that the areas would have moved alike")
    ]
  }
}
