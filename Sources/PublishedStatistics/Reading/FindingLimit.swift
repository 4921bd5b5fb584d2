internal import CareStatistics

/// Findings on one file, of which each rule has so many and no more: memory must not grow with the
/// rows of a file that is wrong in every one of them.
struct FindingLimit {
  /// The most findings of one rule on one file that are kept one by one.
  static let perRule = 1_000

  /// Those that are kept.
  private(set) var findings: [Finding] = []
  /// How many were errors, kept or not.
  private(set) var errors = 0
  private var tallies: [String: Tally] = [:]

  private struct Tally {
    var count = 0
    var severity = Severity.information
    /// The line of the first finding that was not kept.
    var line: Int?
  }

  /// Takes a finding, or only counts it.
  mutating func append(_ finding: Finding) {
    if finding.severity == .error { errors += 1 }
    var tally = tallies[finding.rule] ?? Tally()
    tally.count += 1
    tally.severity = max(tally.severity, finding.severity)
    if tally.count == Self.perRule + 1 { tally.line = finding.line }
    tallies[finding.rule] = tally
    if tally.count <= Self.perRule { findings.append(finding) }
  }

  /// Takes over the findings of another part of the reading, whose rules are its own.
  mutating func take(_ other: FindingLimit) {
    findings += other.findings
    errors += other.errors
    tallies.merge(other.tallies) { first, _ in first }
  }

  /// Whether a rule has all the findings that are kept.
  func isFull(_ rule: String) -> Bool { tallies[rule].map { $0.count >= Self.perRule } ?? false }

  /// Says of each rule how many findings were not kept.
  mutating func close(file: String) {
    for (rule, tally) in tallies.sorted(by: { $0.key < $1.key }) where tally.count > Self.perRule {
      findings.append(
        Finding(
          rule: rule, severity: tally.severity,
          message: "and \(tally.count - Self.perRule) more of the same from here on",
          remedy: "Mend the first of them; the others may have one cause.", file: file,
          line: tally.line))
    }
  }
}
