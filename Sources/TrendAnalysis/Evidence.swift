/// What stands beside the trends of a run, worked out from the analysis once trends are known.
public struct Evidence: Sendable {
  /// Where each area stands in its latest year.
  public var levels: [Level] = []
  /// What balancing measures did beside each graded fall.
  public var balance: [Balance] = []
  /// Where changes of the stock came from.
  public var stockChanges: [StockChange] = []
  /// Who could learn from whom.
  public var peers: [Peer] = []
  /// The next years of the stock under ordinary change.
  public var projections: [StockProjection] = []
  /// Each graded trend of the headline rate, looked at in other ways; given by `TrendAssessor`.
  public var sensitivity: [Sensitivity] = []

  /// No evidence yet.
  public init() {}

  /// The kinds of evidence, each independent of the others.
  public enum Kind: Sendable, CaseIterable {
    case levels, balance, stockChanges, peers, projections
  }

  /// One kind of evidence about an analysis.
  public init(_ kind: Kind, of analysis: Analysis, headline: HeadlineMeasures) {
    switch kind {
    case .levels: levels = LevelBuilder(analysis: analysis).rows
    case .balance: balance = BalanceBuilder(analysis: analysis, headline: headline).rows
    case .stockChanges:
      stockChanges = StockChangeBuilder(analysis: analysis, headline: headline).rows
    case .peers: peers = PeerBuilder(analysis: analysis, headline: headline).rows
    case .projections:
      projections = StockProjectionBuilder(analysis: analysis, headline: headline).rows
    }
  }

  /// All kinds of evidence about an analysis.
  public init(of analysis: Analysis, headline: HeadlineMeasures) {
    for kind in Kind.allCases { add(Self(kind, of: analysis, headline: headline)) }
  }

  /// Takes in the rows of another piece of evidence.
  public mutating func add(_ other: Evidence) {
    levels += other.levels
    balance += other.balance
    stockChanges += other.stockChanges
    peers += other.peers
    projections += other.projections
    sensitivity += other.sensitivity
  }
}
