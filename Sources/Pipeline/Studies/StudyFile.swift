internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis

/// A study file as it is written: the settings with their places, checked one against the other.
///
/// What needs the pipeline's areas, groups and figures is checked in `StudyFile.plan`.
struct StudyFile {
  let path: String
  let title: String
  /// The path of the pipeline file.
  let pipeline: String
  let measure: ConfigurationNode
  let outcomeNote: String
  let seed: UInt64
  private let root: ConfigurationNode

  private static let keys = [
    "version", "title", "pipeline", "measure", "treated", "first_treated_year", "comparators",
    "exclude_groups", "window", "outcome_note", "seed",
  ]

  /// Reads a study file; paths in it are relative to its own folder.
  ///
  /// - Throws: `PipelineFault`.
  init(path: String) throws(PipelineFault) {
    let text = try ReadableFile.text(path)
    do throws(ConfigurationFault) {
      try self.init(yaml: text, path: path)
    } catch {
      throw PipelineFault(error)
    }
  }

  private init(yaml: String, path: String) throws(ConfigurationFault) {
    let root = try ConfigurationNode(yaml: yaml, file: path)
    try root.expectKeys(Self.keys)
    _ = try root.required("version").integer(in: 1...1)
    (self.root, self.path) = (root, path)
    title = try root.text("title")
    pipeline = PipelineConfiguration.resolve(
      try root.optional("pipeline")?.text() ?? "nightly.yml", besideFile: path)
    measure = try root.required("measure")
    outcomeNote = try root.optional("outcome_note")?.text() ?? ""
    seed = UInt64(try root.optional("seed")?.integer(in: 0...Int.max) ?? 1)
  }

  /// The name of the result's folder: the file's own without its ending.
  ///
  /// - Throws: `PipelineFault` with `usage` for a name that could not be a folder's.
  var name: String {
    get throws(PipelineFault) {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let name =
        file.hasSuffix(".yml") || file.hasSuffix(".yaml")
        ? String(file.prefix { $0 != "." }) : ""
      let isPlain = name.utf8.allSatisfy {
        (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
          || $0 == 45
      }
      guard !name.isEmpty, isPlain, file == "\(name).yml" || file == "\(name).yaml" else {
        throw PipelineFault(
          .usage, "\(path): the name of a study file names the folder of its result",
          remedy: "Call it after the study: letters, digits, '_' and '-', then '.yml'.")
      }
      return name
    }
  }

  /// The measure, which must have a numerator and a denominator.
  func measure(in catalogue: Catalogue) throws(ConfigurationFault) -> Measure {
    let id = try measure.text()
    let measures = catalogue.measures.map(\.measure)
    guard let found = measures.first(where: { $0.id == id }) else {
      let nearest = measures.map(\.id).min { editDistance(id, $0) < editDistance(id, $1) } ?? ""
      throw measure.fault("no measure '\(id)'", remedy: "Did you mean '\(nearest)'?")
    }
    guard found.isTested else {
      let tested = measures.filter(\.isTested).map(\.id)
      throw measure.fault(
        "'\(id)' has no numerator and denominator, so it cannot be compared over time",
        remedy: "Use one of: \(tested.joined(separator: ", ")).")
    }
    return found
  }

  /// The plan that the file describes.
  ///
  /// - Parameters:
  ///   - name: A name for the folder of the result.
  ///   - measure: The measure.
  ///   - inputs: The pipeline's areas and groups.
  ///   - years: The years with figures.
  /// - Throws: `ConfigurationFault` with line and column.
  func plan(
    name: String, measure: Measure, inputs: PipelineInputs, years: ClosedRange<Int>
  ) throws(ConfigurationFault) -> StudyPlan {
    let window = try window(within: years)
    let reader = StudyTreatedReader(
      root: root, register: inputs.reference.register, groups: inputs.groups,
      period: measure.period, window: window, years: years)
    let (treated, group) = try reader.treated()
    let comparators = try comparators(inputs.reference.register, treated: treated.map(\.area))
    return StudyPlan(
      name: name, title: title, measure: measure, treated: treated, groupName: group,
      comparators: comparators, excluded: try excluded(inputs.groups), window: window,
      outcomeNote: outcomeNote, seed: seed)
  }

  private func window(within years: ClosedRange<Int>) throws(ConfigurationFault) -> ClosedRange<Int>
  {
    guard let node = root.optional("window") else { return years }
    try node.expectKeys(["first", "last"])
    let first = try node.optional("first")?.integer(in: 1900...2100) ?? years.lowerBound
    let last = try node.optional("last")?.integer(in: 1900...2100) ?? years.upperBound
    guard first < last, years.contains(first), years.contains(last) else {
      throw node.fault(
        "the years \(first) to \(last) are not a window within those with figures, "
          + "\(years.lowerBound) to \(years.upperBound)",
        remedy: "Choose a first and a later last year with figures.")
    }
    return first...last
  }

  private func comparators(
    _ register: AreaRegister, treated: [AreaKey]
  ) throws(ConfigurationFault) -> StudyPlan.Comparators {
    guard let node = root.optional("comparators") else { return .restOfEngland }
    guard let list = node.optional("authorities") else {
      switch try node.text() {
      case "rest of England": return .restOfEngland
      case "region": return .region
      case "neighbours": return .neighbours
      case let text:
        throw node.fault(
          "unknown value '\(text)'",
          remedy: "Use 'rest of England', 'region', 'neighbours' or {authorities: [...]}.")
      }
    }
    try node.expectKeys(["authorities"])
    var keys: [AreaKey] = []
    for item in try list.items() {
      let area = try item.authority(in: register)
      guard !treated.contains(area.key) else {
        throw item.fault(
          "\(area.name) is treated, so it cannot be a comparator",
          remedy: "Take it out of one of the two lists.")
      }
      keys.append(area.key)
    }
    guard Set(keys).count >= 2 else {
      throw list.fault("fewer than two comparators", remedy: "Name at least two authorities.")
    }
    return .authorities(keys)
  }

  private func excluded(_ groups: [PartnerGroup]) throws(ConfigurationFault) -> [AreaKey: String] {
    var excluded: [AreaKey: String] = [:]
    for item in try root.optional("exclude_groups")?.items() ?? [] {
      let group = try StudyTreatedReader.group(item, groups)
      for member in group.members where excluded[member] == nil { excluded[member] = group.name }
    }
    return excluded
  }
}
