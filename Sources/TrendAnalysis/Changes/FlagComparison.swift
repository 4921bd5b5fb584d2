internal import CareStatistics

/// Sets a run's flags beside those of an earlier run, and finds what each difference can come from.
struct FlagComparison {
  let earlier: EarlierRun
  let analysis: Analysis
  let figures: [FigureChange]
  let settings: [RunSetting]
  let version: String

  /// Trends of one measure in one window of this run, in one of the earlier run, or in both.
  private struct Pair {
    let measure: String
    let before: ClosedRange<Int>?
    let after: ClosedRange<Int>?
  }

  /// Every difference, by measure (catalogue order, those that are gone last), window (longest first)
  /// and area name.
  var changes: [FlagChange] {
    let before = Dictionary(grouping: earlier.standings) { $0.measure }
    let after = Dictionary(grouping: analysis.trends) { $0.measure }
    let known = analysis.table.measures.map(\.id)
    let gone = Set(before.keys).subtracting(known).sorted()
    let changed = Dictionary(grouping: figures) { $0.measure }
    return (known + gone).flatMap { measure in
      let (old, new) = (before[measure] ?? [], after[measure] ?? [])
      return Self.pairs(measure, old.map(\.window), new.map(\.window)).flatMap { pair in
        differences(
          old.filter { $0.window == pair.before }, new.filter { $0.window == pair.after },
          FigureDifferences(pair.before, pair.after, of: measure, in: analysis.table, changed))
      }
    }
  }

  /// Windows that belong together, longest first: the same years, or else the same place among those
  /// that are left, so that a window which moved on with a new year is still the same one.
  private static func pairs(
    _ measure: String, _ before: [ClosedRange<Int>], _ after: [ClosedRange<Int>]
  ) -> [Pair] {
    func order(_ windows: Set<ClosedRange<Int>>) -> [ClosedRange<Int>] {
      windows.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    }
    let (all, now) = (Set(before), Set(after))
    let same = all.intersection(now)
    let (old, new) = (order(all.subtracting(same)), order(now.subtracting(same)))
    var pairs = same.map { Pair(measure: measure, before: $0, after: $0) }
    for place in 0..<max(old.count, new.count) {
      pairs.append(
        Pair(
          measure: measure, before: old.indices.contains(place) ? old[place] : nil,
          after: new.indices.contains(place) ? new[place] : nil))
    }
    return pairs.sorted { a, b in
      guard let x = a.after ?? a.before, let y = b.after ?? b.before else { return false }
      return (y.count, x.lowerBound) < (x.count, y.lowerBound)
    }
  }

  private func differences(
    _ before: [FlagStanding], _ after: [Trend], _ figures: FigureDifferences
  ) -> [FlagChange] {
    var old = Dictionary(
      before.map { (newestCode($0.areaCode), $0) }, uniquingKeysWith: { first, _ in first })
    var changes: [FlagChange] = []
    func add(_ was: FlagStanding?, _ now: Trend?) {
      let standing = now.map { FlagStanding($0) }
      guard was?.grade != nil || standing?.grade != nil else { return }
      let causes = causes(was, now, figures)
      if let change = FlagChange(
        before: was, after: standing, causes: causes, statement: now?.statement ?? "")
      {
        changes.append(change)
      }
    }
    for trend in after { add(old.removeValue(forKey: trend.areaCode), trend) }
    for gone in old.values { add(gone, nil) }
    return changes.sorted { ($0.areaName, $0.areaCode) < ($1.areaName, $1.areaCode) }
  }

  /// The newest codes of the areas that a text of codes names: an area can be given another code.
  private func newestCode(_ text: String) -> String {
    AreaRegister.codes(in: text)
      .map { analysis.table.register.area(code: $0)?.code ?? $0 }.joined(separator: " / ")
  }

  private func causes(
    _ before: FlagStanding?, _ after: Trend?, _ figures: FigureDifferences
  ) -> [ChangeCause] {
    var causes: [ChangeCause] = []
    if !figures.new.isEmpty { causes.append(.newData) }
    if !figures.revised.isEmpty {
      let own = ownAreas(before, after)
      if !figures.revised.isDisjoint(with: own) { causes.append(.ownRevision) }
      if !figures.revised.isSubset(of: own) { causes.append(.otherRevision) }
    }
    if isSetOtherwise(hasMovedWindow: before?.window != after?.window) {
      causes.append(.configuration)
    }
    if earlier.version != version { causes.append(.version) }
    return causes.isEmpty ? [.notDetermined] : causes
  }

  /// Whether a setting that bears on flags differs; the list of windows does so only for a flag whose
  /// own window differs.
  private func isSetOtherwise(hasMovedWindow: Bool) -> Bool {
    guard !earlier.settings.isEmpty else { return false }
    let different = Set(earlier.settings).symmetricDifference(settings).map(\.name)
    return different.contains { $0.bearsOnFlags && ($0 != .windows || hasMovedWindow) }
  }

  /// The keys of the areas whose figures are added up for a trend, past ones and joint returns among
  /// them.
  private func ownAreas(_ before: FlagStanding?, _ after: Trend?) -> Set<AreaKey> {
    let register = analysis.table.register
    let codes = AreaRegister.codes(in: after?.areaCode ?? before?.areaCode ?? "")
    var own = Set(codes.compactMap { register.area(code: $0)?.key })
    own.formUnion(after?.authorities ?? [])
    let parts = Set(after?.parts ?? [])
    if parts.count > 1 {
      own.formUnion(
        register.areas.filter { $0.level == .localAuthority && parts.contains($0.name) }
          .map(\.key))
    }
    for area in register.areas
    where area.level == .jointReturn && own.isSuperset(of: area.memberKeys) {
      own.insert(area.key)
    }
    return own
  }
}

/// The areas whose figures differ in a way that trends of one measure and window can move with.
private struct FigureDifferences {
  /// Areas with a figure that was not there before.
  private(set) var new: Set<AreaKey> = []
  /// Areas with a figure that was revised, withheld, released or removed.
  private(set) var revised: Set<AreaKey> = []

  /// Differences of the measure itself, of the measures that count who enters and leaves its stock, and
  /// of the population that it is a rate of.
  init(
    _ before: ClosedRange<Int>?, _ after: ClosedRange<Int>?, of id: String,
    in table: ObservationTable, _ changes: [String: [FigureChange]]
  ) {
    guard let now = after ?? before else { return }
    let measure = table.measure(id)
    add(changes[id], now, before ?? now, yearsBefore: 0)
    for flow in measure?.flows ?? [] { add(changes[flow], now, before ?? now, yearsBefore: 0) }
    if let population = measure?.population {
      add(
        changes[population.measure], now, before ?? now, yearsBefore: population.yearsBefore)
    }
  }

  /// Adds differences in the years that trends use now, and in those that they used before where a
  /// figure is there no longer.
  private mutating func add(
    _ changes: [FigureChange]?, _ now: ClosedRange<Int>, _ before: ClosedRange<Int>,
    yearsBefore: Int
  ) {
    for change in changes ?? [] {
      let year = change.year + yearsBefore
      switch change.kind {
      case .newFigure: if now.contains(year) { new.insert(change.area) }
      case .revised, .released: if now.contains(year) { revised.insert(change.area) }
      case .newlyWithheld, .removed:
        if now.contains(year) || before.contains(year) { revised.insert(change.area) }
      }
    }
  }
}
