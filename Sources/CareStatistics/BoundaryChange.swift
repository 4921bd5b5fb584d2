/// How a series continues across a change of boundary or code.
public enum BoundaryTreatment: String, Hashable, Sendable, CaseIterable {
  /// The same area under a new code: one series.
  case continuous
  /// The old area is exactly the sum of the new ones.
  case successorSum = "successor sum"
  /// No single successor continues the old area.
  case seriesBreak = "break"
}

/// One step of a reorganisation of local government: from one authority to one authority.
public struct BoundaryChange: Hashable, Sendable {
  /// The first day of the new arrangement.
  public let effective: CalendarDate
  /// The authority before.
  public let from: AreaKey
  /// The authority after.
  public let to: AreaKey
  /// How series are to continue.
  public let treatment: BoundaryTreatment
  /// The name of the union of all areas involved; `nil` for a recoding.
  public let joinedAreaName: String?
  /// What happened, in a few words.
  public let note: String

  /// A change from its parts.
  public init(
    effective: CalendarDate, from: AreaKey, to: AreaKey, treatment: BoundaryTreatment,
    joinedAreaName: String?, note: String
  ) {
    (self.effective, self.from, self.to) = (effective, from, to)
    (self.treatment, self.joinedAreaName, self.note) = (treatment, joinedAreaName, note)
  }
}
