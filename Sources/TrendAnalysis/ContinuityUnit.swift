internal import CareStatistics

/// An area whose boundary stays the same through a window: one authority, or several together.
///
/// When a county is split, or three authorities become two, no single authority continues the old
/// series; their union does. Authorities that make a joint return are a union too.
struct ContinuityUnit: Sendable {
  /// The keys of all single authorities in the union, past ones included, sorted.
  let members: [AreaKey]
  /// The authorities of today among them, sorted by key.
  let current: [AreaKey]
  /// The area's code, or the codes of today's authorities joined by ` / `.
  let code: String
  /// The area's name, or the union's.
  let name: String
  /// Names of all members, past ones included.
  let parts: [String]

  /// Whether it is more than one authority of today, or one that continues others.
  var isJoined: Bool { members.count > 1 }

  /// The units of a window: every authority that existed on a day of it is in exactly one.
  ///
  /// - Parameters:
  ///   - days: The end dates of the first and last period.
  ///   - jointReturns: The joint returns that have figures in the window.
  static func units(
    register: AreaRegister, days: ClosedRange<CalendarDate>, jointReturns: [Area]
  ) -> [ContinuityUnit] {
    let authorities = register.areas.filter { area in
      area.level == .localAuthority
        && area.codes.contains { code in
          code.validFrom <= days.upperBound && code.validTo.map { $0 >= days.lowerBound } ?? true
        }
    }
    var groups = DisjointSets(authorities.map(\.key))
    var names: [AreaKey: String] = [:]
    for change in register.changes
    where change.treatment != .continuous && days.lowerBound < change.effective
      && change.effective <= days.upperBound
    {
      groups.join(change.from, change.to)
      if let name = change.joinedAreaName { names[change.from] = name }
    }
    for joint in jointReturns {
      let keys = joint.memberKeys
      for key in keys.dropFirst() { groups.join(keys[0], key) }
    }
    return groups.sets().map { keys in
      ContinuityUnit(
        members: keys, register: register, joint: jointReturns,
        unionName: keys.compactMap { names[$0] }.first)
    }
  }

  private init(members: [AreaKey], register: AreaRegister, joint: [Area], unionName: String?) {
    self.members = members
    let areas = members.compactMap { register[$0] }
    let today = areas.filter(\.isCurrent)
    current = today.map(\.key)
    parts = areas.map(\.name)
    if let single = areas.first, areas.count == 1 {
      (code, name) = (single.code, single.name)
    } else if let whole = joint.first(where: { $0.memberKeys == members }) {
      (code, name) = (whole.code, whole.name)
    } else {
      code = today.map(\.code).joined(separator: " / ")
      name = unionName ?? today.map(\.name).joined(separator: " and ")
    }
  }
}

/// Groups of keys that are joined one pair at a time.
private struct DisjointSets {
  private var parent: [AreaKey: AreaKey]

  init(_ keys: [AreaKey]) {
    parent = Dictionary(keys.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func root(_ key: AreaKey) -> AreaKey {
    var key = key
    while let next = parent[key], next != key { key = next }
    return key
  }

  mutating func join(_ a: AreaKey, _ b: AreaKey) {
    let (left, right) = (root(a), root(b))
    guard parent[left] != nil, parent[right] != nil, left != right else { return }
    parent[max(left, right)] = min(left, right)
  }

  /// Every set, its keys sorted, by first key.
  func sets() -> [[AreaKey]] {
    Dictionary(grouping: parent.keys, by: root).values.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }
}
