import CareStatistics
import TrendAnalysis

extension TidyFixture {
  /// A standing of the fixture's area, or of one with another code.
  static func standing(
    _ tier: TrendTier, _ grade: EvidenceGrade?, window: ClosedRange<Int> = 2016...2025,
    measure: String = "cla_rate", code: String = "E06000058", name: String = "Poole, \"new\"",
    reason: String? = nil
  ) -> FlagStanding {
    FlagStanding(
      measure: measure, window: window, areaCode: code, areaName: name, tier: tier, grade: grade,
      own: reason == nil ? -0.02 : nil, rest: reason == nil ? 0.01 : nil,
      reasonNotAssessed: reason)
  }

  /// A change between two standings; the sentence is that of the trend now.
  static func flagChange(
    _ before: FlagStanding?, _ after: FlagStanding?, _ causes: [ChangeCause]
  ) -> FlagChange? {
    FlagChange(before: before, after: after, causes: causes, statement: "A sentence <now>.")
  }

  /// One flag of each kind, the last of a measure that is no more.
  static let flagChanges: [FlagChange] = [
    flagChange(
      standing(.with, nil, window: 2015...2024), standing(.against, .confirmed),
      [.newData, .otherRevision]),
    flagChange(
      standing(.below, .observed, window: 2021...2025),
      standing(.notAssessed, nil, window: 2021...2025, reason: "the figure for 2025 is suppressed"),
      [.ownRevision]),
    flagChange(
      standing(.below, .observed, code: "E06000001", name: "Other"),
      standing(.below, .probable, code: "E06000001", name: "Other"), [.configuration, .version]),
    flagChange(standing(.above, .confirmed, measure: "old_rate"), nil, [.configuration]),
  ].compactMap { $0 }

  /// Everything in which the fixture's run differs from the one before.
  static func differences(reversed: Bool = false) -> RunChanges {
    let content = [
      RunContentChange(subject: .area, id: "E06000099", name: "Older", kind: .removed),
      RunContentChange(subject: .measure, id: "old_rate", name: "Old rate", kind: .removed),
      RunContentChange(
        subject: .setting, id: "windows", name: "windows", kind: .changed, before: "10",
        after: "10 5"),
      RunContentChange(
        subject: .setting, id: "areas", name: "areas", kind: .changed,
        before: String(repeating: "a", count: 64), after: String(repeating: "b", count: 64)),
    ]
    return RunChanges(
      earlier: "fedcba9876543210", figures: reversed ? changes.reversed() : changes,
      flags: reversed ? flagChanges.reversed() : flagChanges,
      content: reversed ? content.reversed() : content)
  }
}
