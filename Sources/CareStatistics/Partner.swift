/// A named set of authorities that work together, for example the first-wave partners.
public struct PartnerGroup: Hashable, Sendable {
  /// A stable name for files.
  public let id: String
  /// The name for readers.
  public let name: String
  /// The day it was announced; `nil` where none is recorded.
  public let announced: CalendarDate?
  /// What should be known about the group.
  public let note: String
  /// The authorities, by key, in the order of the file.
  public let members: [AreaKey]

  /// A group from its parts.
  public init(
    id: String, name: String, announced: CalendarDate?, note: String, members: [AreaKey]
  ) {
    (self.id, self.name, self.announced) = (id, name, announced)
    (self.note, self.members) = (note, members)
  }
}

/// One statistical neighbour of an authority in one model.
public struct StatisticalNeighbour: Hashable, Sendable {
  /// The neighbour's key.
  public let neighbour: AreaKey
  /// 1 for the closest, up to 10.
  public let rank: Int
  /// The model's own word for how close it is.
  public let closeness: String

  /// A neighbour with its rank.
  public init(neighbour: AreaKey, rank: Int, closeness: String) {
    (self.neighbour, self.rank, self.closeness) = (neighbour, rank, closeness)
  }
}

/// A set of statistical neighbours for every authority, dated because the sets change.
public struct NeighbourModel: Hashable, Sendable {
  /// The model's year, for example "2025".
  public let name: String
  /// Each authority's neighbours, closest first.
  public let neighbours: [AreaKey: [StatisticalNeighbour]]

  /// A model from its parts.
  public init(name: String, neighbours: [AreaKey: [StatisticalNeighbour]]) {
    (self.name, self.neighbours) = (name, neighbours)
  }
}
