package import PublishedStatistics

/// What must hold before figures are published: a number that is measured and a limit to it.
public enum PublicationGate: String, Sendable, CaseIterable {
  /// Published files without a row.
  case emptySources = "empty_sources"
  /// Measures whose latest year has no figure of England.
  case missingNational = "missing_national"
  /// How far the nine regions together may miss England's count, as a share of it.
  case regionalSum = "regional_sum"
  /// Authorities with a figure of a measure's latest year, over those of the year before.
  case authoritiesKept = "authorities_kept"
  /// Measures whose latest year is older than that of the last published run.
  case earlierPeriod = "earlier_period"
  /// Figures of a measure that were published already and are now others, as a share.
  case revisedShare = "revised_share"

  /// The usual limit.
  public var usualLimit: Double {
    switch self {
    case .emptySources, .missingNational, .earlierPeriod: 0
    case .regionalSum: 0.01
    case .authoritiesKept: 0.95
    case .revisedShare: 0.05
    }
  }

  /// Whether the limit is the least that is wanted, and not the most.
  public var isLeast: Bool { self == .authoritiesKept }

  /// Whether a whole number is measured, and not a share.
  var isCount: Bool {
    switch self {
    case .emptySources, .missingNational, .earlierPeriod: true
    case .regionalSum, .authoritiesKept, .revisedShare: false
    }
  }

  /// What is measured, in a sentence.
  public var note: String {
    switch self {
    case .emptySources: "Published files without a row, at most."
    case .missingNational: "Measures whose latest year has no figure of England, at most."
    case .regionalSum: "How far the nine regions may miss England's count, as a share of it."
    case .authoritiesKept:
      "Authorities with a figure of a measure's latest year, over those of the year before, at least."
    case .earlierPeriod:
      "Measures whose latest year is older than that of the last published run, at most."
    case .revisedShare:
      "Figures of a measure that were published already and are now others, as a share, at most."
    }
  }

  /// Whether a measured number keeps to a limit.
  func holds(_ measured: Double, limit: Double) -> Bool {
    // A share such as 0.05 is not exact in binary; the last digit must not decide.
    isLeast ? measured >= limit - 1e-12 : measured <= limit + 1e-12
  }

  /// Whether a limit lets more pass than the usual one.
  func isLoose(_ limit: Double) -> Bool { !holds(limit, limit: usualLimit) }
}

/// The limits of the gates, with the reasons for those that are looser than usual.
public struct GateSettings: Sendable, Equatable {
  /// One gate's limit.
  public struct Setting: Sendable, Equatable {
    /// The limit.
    public let limit: Double
    /// Why it is what it is; `nil` where nobody said.
    public let reason: String?
  }

  private var settings: [PublicationGate: Setting] = [:]

  /// Whether the same limits are in force for the same reasons, whether they are written down or not.
  public static func == (a: Self, b: Self) -> Bool {
    PublicationGate.allCases.allSatisfy { a[$0] == b[$0] }
  }

  /// The usual limits.
  public init() {}

  /// The setting of a gate.
  public subscript(gate: PublicationGate) -> Setting {
    settings[gate] ?? Setting(limit: gate.usualLimit, reason: nil)
  }

  /// Every key under `gates`.
  package static let keys: [ConfigurationKey] = PublicationGate.allCases.map { gate in
    let limit =
      gate.isCount ? "\(Int(gate.usualLimit))" : "\(gate.usualLimit)"
    return .optional(
      gate.rawValue,
      .keys([
        .optional("limit", limitShape(gate), gate.note, fallback: limit),
        .optional("reason", .text, "Why the limit is looser than usual; needed where it is."),
      ]), gate.note)
  }

  private static func limitShape(_ gate: PublicationGate) -> ConfigurationShape {
    gate.isCount
      ? .integer(0...1_000) : .number(NumberRange(from: 0, hasLower: true, to: 1))
  }

  /// Limits that are looser than usual without a reason.
  static func faults(in root: ConfigurationNode) -> [ConfigurationFault] {
    PublicationGate.allCases.compactMap { gate in
      guard let node = root.optional("gates")?.optional(gate.rawValue),
        let text = try? node.optional("limit")?.text(), let limit = Double(text),
        gate.isLoose(limit), node.optional("reason") == nil
      else { return nil }
      return node.fault(
        "the limit \(text) is looser than the usual \(gate.usualLimit), and no reason is given",
        remedy: "Add 'reason' with a sentence; it goes into the manifest and the findings.")
    }
  }

  init(_ node: ConfigurationNode?) throws(ConfigurationFault) {
    for gate in PublicationGate.allCases {
      guard let own = node?.optional(gate.rawValue) else { continue }
      let limit = try own.optional("limit")?.number(in: NumberRange(from: 0, hasLower: true))
      settings[gate] = Setting(
        limit: limit ?? gate.usualLimit, reason: try own.optional("reason")?.text())
    }
  }
}
