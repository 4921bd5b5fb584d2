internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis

/// Reads which authorities a study file calls treated, and from which year on.
///
/// A start is a year or a day. A day stands for the first year whose period ends on that day or after
/// it: 24 July 2018 makes 31 March 2019, and the year ending then, the first treated one.
struct StudyTreatedReader {
  let root: ConfigurationNode
  let register: AreaRegister
  let groups: [PartnerGroup]
  let period: PeriodBasis
  let window: ClosedRange<Int>
  let years: ClosedRange<Int>

  /// The treated authorities, and the name of their group where the file names one.
  func treated() throws(ConfigurationFault) -> (treated: [StudyPlan.Treated], group: String?) {
    let node = try root.required("treated")
    try node.expectKeys(["group", "authorities", "starts"])
    let (keys, group) = try authorities(node)
    let starts = try starts(node, keys)
    var treated: [StudyPlan.Treated] = []
    for key in keys {
      if let year = starts[key] {
        treated.append(StudyPlan.Treated(area: key, firstYear: year))
      } else {
        treated.append(
          StudyPlan.Treated(area: key, firstYear: try generalStart(node, group: group)))
      }
    }
    return (treated, group?.name)
  }

  private func authorities(
    _ node: ConfigurationNode
  ) throws(ConfigurationFault) -> (keys: [AreaKey], group: PartnerGroup?) {
    if let name = node.optional("group") {
      guard node.optional("authorities") == nil else {
        throw node.fault("both 'group' and 'authorities'", remedy: "Name one of the two.")
      }
      let group = try Self.group(name, groups)
      return (group.members, group)
    }
    guard let list = node.optional("authorities") else {
      throw node.fault(
        "neither 'group' nor 'authorities'",
        remedy: "Name a group of the partners file, or list authorities.")
    }
    var keys: [AreaKey] = []
    for item in try list.items() {
      let area = try item.authority(in: register)
      guard !keys.contains(area.key) else {
        throw item.fault("\(area.name) is there twice", remedy: "Name it once.")
      }
      keys.append(area.key)
    }
    guard !keys.isEmpty else {
      throw list.fault("no authority", remedy: "Name at least one authority.")
    }
    return (keys, nil)
  }

  /// The starts of single authorities.
  private func starts(
    _ node: ConfigurationNode, _ keys: [AreaKey]
  ) throws(ConfigurationFault) -> [AreaKey: Int] {
    var starts: [AreaKey: Int] = [:]
    for (text, value) in try node.optional("starts")?.entries() ?? [] {
      guard let area = register.area(named: text), keys.contains(area.key) else {
        let names = keys.prefix(5).map { "\($0) (\(register[$0]?.name ?? ""))" }
        throw value.fault(
          "'\(text)' is not one of the treated authorities",
          remedy: "Treated are: \(names.joined(separator: ", "))\(keys.count > 5 ? "..." : "").")
      }
      starts[area.key] = try firstYear(value)
    }
    return starts
  }

  /// The start of all authorities without one of their own.
  private func generalStart(
    _ node: ConfigurationNode, group: PartnerGroup?
  ) throws(ConfigurationFault) -> Int {
    if let value = root.optional("first_treated_year") { return try firstYear(value) }
    guard let announced = group?.announced else {
      throw node.fault(
        "no start: neither 'first_treated_year' nor a start for every authority",
        remedy: "Add 'first_treated_year' with a year, or with the day of the start.")
    }
    let year = Self.firstYear(from: announced, period)
    try check(year, node)
    return year
  }

  private func firstYear(_ value: ConfigurationNode) throws(ConfigurationFault) -> Int {
    let text = try value.text()
    let year: Int
    if let number = Int(text), (1900...2100).contains(number) {
      year = number
    } else if let date = CalendarDate(iso: text) {
      year = Self.firstYear(from: date, period)
    } else {
      throw value.fault(
        "'\(text)' is not a start", remedy: "Write a year such as 2019 or a day as 2018-07-24.")
    }
    try check(year, value)
    return year
  }

  /// The first year whose period ends on a day or after it.
  static func firstYear(from date: CalendarDate, _ period: PeriodBasis) -> Int {
    period.endDate(year: date.year) >= date ? date.year : date.year + 1
  }

  private func check(_ year: Int, _ node: ConfigurationNode) throws(ConfigurationFault) {
    guard year <= years.upperBound else {
      throw node.fault(
        "the first treated year is \(year), but figures end in \(years.upperBound)",
        remedy: "Wait for later figures, or name an earlier start.")
    }
    guard year <= window.upperBound else {
      throw node.fault(
        "the first treated year is \(year), but the window ends in \(window.upperBound)",
        remedy: "Let 'window' end later.")
    }
    guard year > window.lowerBound else {
      throw node.fault(
        "the first treated year is \(year), and the years begin with \(window.lowerBound), so "
          + "there is none before the start",
        remedy: "Let 'window' begin earlier, where there are figures, or name a later start.")
    }
  }

  /// A group of the partners file.
  static func group(
    _ node: ConfigurationNode, _ groups: [PartnerGroup]
  ) throws(ConfigurationFault) -> PartnerGroup {
    let id = try node.text()
    guard let group = groups.first(where: { $0.id == id }) else {
      let known = groups.map(\.id).joined(separator: ", ")
      throw node.fault(
        "no group '\(id)'",
        remedy: known.isEmpty
          ? "The pipeline has no partners file." : "Groups of the partners file: \(known).")
    }
    return group
  }
}
