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
    guard hasOneStart else { return overall + eventRows(effects) + leads(effects.leads) }
    return differenceRows + overall + studyRows
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

  private func permutation(_ method: StudyMethod, of contrast: AssignmentContrast) -> StudyEstimate
  {
    let test = AssignmentTest(of: contrast, in: panel, seed: seed)
    let way =
      test.isExact
      ? "exact permutation, all \(Self.grouped(test.assignments)) assignments"
      : "permutation, \(Self.grouped(test.assignments - 1)) random assignments, seed \(seed)"
    return row(
      method, estimate: test.estimate, lower: test.lower, upper: test.upper, error: test.spread,
      p: test.p, pMethod: way,
      note: test.lower == nil
        ? "too few assignments for an interval" : "interval: effects that the same test accepts")
  }

  /// A number below a million with a comma before its last three digits.
  private static func grouped(_ number: Int) -> String {
    guard number >= 1_000 else { return "\(number)" }
    return "\(number / 1_000),\(String("\(number % 1_000 + 1_000)".dropFirst()))"
  }

  /// What to say of errors that rest on few treated areas.
  private var fewTreated: String {
    treated < 10
      ? "few treated areas: this error tends to be too small; go by the permutation test" : ""
  }

  private var differenceRows: [StudyEstimate] {
    var rows = [permutation(.differenceByPermutation, of: .twoWay(panel))]
    guard let difference = TwoWayDifference(panel) else { return rows }
    rows.append(
      row(
        .differenceInDifferences, estimate: difference.estimate, error: difference.clusterError,
        degrees: clusters - 1, pMethod: "t, cluster-robust (CR1), \(clusters - 1) degrees",
        note: fewTreated))
    if let collapsed = difference.collapsed, collapsed.t != 0, collapsed.t.isFinite {
      rows.append(
        row(
          .collapsed, estimate: collapsed.difference, error: collapsed.difference / collapsed.t,
          degrees: clusters - 2, pMethod: "t, equal variances, \(clusters - 2) degrees",
          note: fewTreated))
    }
    return rows
  }

  private func overallRows(_ effects: GroupTimeEffects) -> [StudyEstimate] {
    let plain = row(
      .groupTime, estimate: effects.overall.estimate(in: panel),
      error: effects.overall.standardError(in: panel), degrees: clusters - 1,
      pMethod: "t, variance by start, \(clusters - 1) degrees", note: fewTreated)
    // With one start the leading estimate is another one, already tested by permutation.
    return hasOneStart
      ? [plain] : [permutation(.groupTimeByPermutation, of: effects.overall), plain]
  }

  private var studyRows: [StudyEstimate] {
    guard let study = EventStudy(panel) else { return [] }
    return study.coefficients.map { coefficient in
      row(
        .eventStudy, time: coefficient.time, estimate: coefficient.estimate,
        error: coefficient.clusterError, degrees: clusters - 1,
        pMethod: "t, cluster-robust (CR1), \(clusters - 1) degrees", note: fewTreated)
    } + leads(study.leads)
  }

  private func eventRows(_ effects: GroupTimeEffects) -> [StudyEstimate] {
    effects.events.map { event in
      row(
        .groupTimeEvent, time: event.time, estimate: event.estimate, error: event.standardError,
        degrees: clusters - 1, pMethod: "t, variance by start, \(clusters - 1) degrees",
        treated: event.treated)
    }
  }

  private func leads(_ test: LeadTest?) -> [StudyEstimate] {
    guard let test else { return [] }
    return [
      row(
        .leads, p: test.p, pMethod: "F, \(test.above) and \(test.below) degrees",
        note: "a weak test: passing it is no proof that the areas would have moved alike")
    ]
  }
}
