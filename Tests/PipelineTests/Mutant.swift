import Foundation
import Pipeline
import TestSupport

/// A small country with states and a finished night, on which mutants are tried one after another.
struct MutantGround {
  let country: SmallCountry
  /// A finished output folder, to be copied.
  var finished: String { "\(country.path)/finished" }

  init() throws {
    country = try SmallCountry()
    let path = country.path
    for (name, file) in [
      ("one", "cla_number_and_rate_2019_to_2025.csv"),
      ("two", "cla_number_and_rate_2019_to_2025.csv"),
    ] {
      try expectDone([
        "aggregate", "\(path)/published/\(file)", "--by", "time_period,region_name", "--sum",
        "children_count,rate_per_10000", "--min", "children_count", "--max", "population_estimate",
        "--distinct", "la_name", "--where", "geographic_level=Local authority|Regional",
        "--partial",
        "\(path)/\(name).state",
      ])
    }
    for _ in 0..<2 {
      try expectDone(["run", country.pipeline, "--quiet", "--output", finished])
    }
  }

  private func expectDone(_ words: [String]) throws {
    let result = try country.run(words)
    guard result.end == .code(0) else {
      throw CocoaError(
        .executableRuntimeMismatch, userInfo: [NSDebugDescriptionErrorKey: result.errors])
    }
  }

  /// An output folder as the finished night left it, or none.
  func prepareOutput(isFinished: Bool) throws {
    try? FileManager.default.removeItem(atPath: country.output)
    guard isFinished else { return }
    try system("cp", "-a", finished, country.output)
  }
}

/// One spoilt input and the verb that it is given to.
struct Mutant {
  /// A verb, with the exit codes that a spoilt input may end it with.
  enum Verb: String {
    case check, dryRun = "run --dry-run", run, show, evaluate, aggregate, returns, merge, trend
    case doctor, verify, diff, rollback, prune
  }

  /// An input: where it is, what it is, which verbs read it, and with which codes they may end.
  private struct Target {
    let file: String
    let kind: Mutator.Kind
    let share: Int
    let verbs: [(verb: Verb, codes: Set<Int32>)]
  }

  let number: Int
  let verb: Verb
  private let target: Target
  private let bytes: [UInt8]
  private let ways: [String]

  private static let care = "published/cla_number_and_rate_2019_to_2025.csv"
  private static let figures: [(Verb, Set<Int32>)] = [
    (.check, [0, 1]), (.check, [0, 1]), (.dryRun, [0, 65]), (.dryRun, [0, 65]), (.run, [0, 65]),
    (.show, [0, 65]), (.evaluate, [0, 65]), (.aggregate, [0, 65]),
  ]
  private static let tables: [(Verb, Set<Int32>)] = [
    (.check, [0, 1, 65, 78]), (.dryRun, [0, 1, 65, 78]), (.run, [0, 1, 65, 78]),
    (.show, [0, 64, 65, 78]), (.returns, [0, 1, 65, 66, 78]), (.evaluate, [0, 65, 78]),
  ]
  private static let children: [(Verb, Set<Int32>)] = [
    (.returns, [0, 1]), (.returns, [0, 1]), (.check, [0, 1]), (.dryRun, [0, 1]), (.run, [0, 1]),
  ]
  private static let targets: [Target] = [
    Target(file: care, kind: .delimited, share: 18, verbs: figures),
    Target(
      file: "published/population_mid_year_2018_to_2024.csv", kind: .delimited, share: 6,
      verbs: figures.filter { $0.0 != .aggregate }),
    Target(
      file: "published/lait_history_2019_to_2025.csv", kind: .delimited, share: 6,
      verbs: figures.filter { $0.0 != .aggregate }),
    Target(file: "returns/E06000036/2025/header.csv", kind: .delimited, share: 5, verbs: children),
    Target(
      file: "returns/E06000036/2025/episodes.csv", kind: .delimited, share: 7, verbs: children),
    Target(file: "returns/E06000037/2025/return.xml", kind: .xml, share: 6, verbs: children),
    Target(
      file: "pipeline.yml", kind: .yaml, share: 9,
      verbs: [
        (.check, [0, 1, 65, 66, 78]), (.dryRun, [0, 1, 65, 66, 78]), (.run, [0, 1, 65, 66, 78]),
        (.show, [0, 65, 66, 78]), (.evaluate, [0, 65, 66, 78]), (.doctor, [0, 1, 66, 78]),
      ]),
    Target(
      file: "measures.yml", kind: .yaml, share: 9,
      verbs: [
        (.check, [0, 1, 78]), (.dryRun, [0, 65, 66, 78]), (.run, [0, 65, 66, 78]),
        (.evaluate, [0, 65, 66, 78]),
      ]),
    Target(
      file: "partners.yml", kind: .yaml, share: 4,
      verbs: [(.dryRun, [0, 78]), (.run, [0, 78]), (.evaluate, [0, 65, 78])]),
    Target(file: "study.yml", kind: .yaml, share: 4, verbs: [(.evaluate, [0, 65, 66, 78])]),
    Target(file: "reference/areas.csv", kind: .delimited, share: 4, verbs: tables),
    Target(file: "reference/boundary_changes.csv", kind: .delimited, share: 2, verbs: tables),
    Target(file: "reference/neighbours.csv", kind: .delimited, share: 3, verbs: tables),
    Target(file: "reference/hexagons.csv", kind: .delimited, share: 2, verbs: tables),
    Target(file: "one.state", kind: .state, share: 6, verbs: [(.merge, [0, 65])]),
    Target(file: "panel.csv", kind: .delimited, share: 3, verbs: [(.trend, [0, 64, 65])]),
    Target(
      file: "output/carenumbers.sqlite", kind: .binary, share: 5,
      verbs: [(.run, [0, 65, 78]), (.run, [0, 65, 78]), (.doctor, [0, 1])]),
    Target(
      file: "output/latest/manifest.json", kind: .json, share: 2,
      verbs: [
        (.run, [0]), (.doctor, [0, 1]), (.verify, [0, 65]), (.diff, [0, 65, 66]),
        (.rollback, [0, 65, 66]), (.prune, [0]),
      ]),
  ]

  /// A mutant that follows from its number.
  init(_ number: Int, on ground: MutantGround) throws {
    var mutator = Mutator(seed: 0xCA7E_0000 + UInt64(number))
    var draw = mutator.below(Self.targets.reduce(0) { $0 + $1.share })
    var index = 0
    while draw >= Self.targets[index].share {
      draw -= Self.targets[index].share
      index += 1
    }
    target = Self.targets[index]
    verb = mutator.one(of: target.verbs).verb
    self.number = number
    let source = target.file.replacing("output/", with: "finished/")
    (bytes, ways) = mutator.spoil(try ground.country.bytes(source), target.kind)
  }

  private var isOfOutput: Bool { target.file.hasPrefix("output/") }

  /// Gives it to the verb.
  ///
  /// - Returns: The end as text, what the program left, and what was wrong; `nil` for nothing.
  func run(
    on ground: MutantGround
  ) throws -> (end: String, result: BoundedProgram, failure: String?) {
    let country = ground.country
    try ground.prepareOutput(isFinished: isOfOutput)
    let old = try country.bytes(target.file)
    try country.write(bytes, to: target.file)
    defer { try? country.write(old, to: target.file) }
    let before = try? OutputFolder(existing: country.output).latest
    let result = try country.run(words(country), limit: 60)
    var wrongs = wrongs(result, country)
    if verb == .run { wrongs += wrongsOfOutput(country, result, before: before) }
    let end: String
    switch result.end {
    case .code(let code): end = "\(code)"
    case .signal(let signal): end = "signal \(signal)"
    case .tooLate: end = "too late"
    }
    let words = words(country).joined(separator: " ")
    let failure = "mutant \(number) (\(ways.joined(separator: ", "))), \(words): "
    return (
      end, result, wrongs.isEmpty ? nil : failure + "\(end): " + wrongs.joined(separator: "; ")
    )
  }

  private func words(_ country: SmallCountry) -> [String] {
    let (path, pipeline) = (country.path, ["--pipeline", country.pipeline])
    let output = ["--output", country.output]
    let isChild = target.file.hasPrefix("returns")
    switch verb {
    case .check: return ["check", "\(path)/\(isChild ? "returns" : "published")"] + pipeline
    case .dryRun: return ["run", country.pipeline, "--dry-run", "--quiet"] + output
    case .run:
      return ["run", country.pipeline, "--quiet"] + output
        + (number % 2 == 0 ? ["--if-changed"] : [])
    case .show: return ["show", "E06000036"] + pipeline
    case .evaluate: return ["evaluate", "\(path)/study.yml", "--output", "\(path)/studies"]
    case .aggregate:
      return [
        "aggregate", "\(path)/\(target.file)", "--by", "time_period,la_name", "--sum",
        "children_count", "--max", "rate_per_10000", "--distinct", "new_la_code",
      ]
    case .returns: return ["returns", "\(path)/returns", "--by", "age_band"] + pipeline
    case .merge: return ["merge", "\(path)/one.state", "\(path)/two.state"]
    case .trend: return ["trend", "\(path)/panel.csv"]
    case .doctor: return ["doctor"] + (target.file == "pipeline.yml" ? pipeline : output)
    case .verify, .diff, .rollback, .prune: return [verb.rawValue] + output
    }
  }

  /// What is wrong with how the program ended and what it said.
  private func wrongs(_ result: BoundedProgram, _ country: SmallCountry) -> [String] {
    guard case .code(let code) = result.end else { return ["no exit of its own"] }
    let codes = target.verbs.filter { $0.verb == verb }.reduce(into: Set<Int32>()) {
      $0.formUnion($1.codes)
    }
    var wrongs: [String] = []
    if !codes.contains(code) { wrongs.append("the code is none of \(codes.sorted())") }
    // Findings are results, and go to standard output.
    let said = result.errors + ([.check, .doctor, .verify].contains(verb) ? result.output : "")
    if code != 0, said.isEmpty { wrongs.append("nothing was said") }
    if code != 0, !Self.namesAPlace(said), !said.contains("\(country.path)/") {
      wrongs.append("no file, key or area is named")
    }
    if result.peakMiB > 384 { wrongs.append("it took \(Int(result.peakMiB)) MiB") }
    if (result.output + result.errors).contains(/CHILD(KEY|XML)\d/) {
      wrongs.append("a child's identifier came out")
    }
    return wrongs
  }

  private static func namesAPlace(_ text: String) -> Bool {
    text.contains(/\.(csv|yml|xml|state|sqlite|json)|'[^']+'|E0\d{7}|\[[a-z-]+\]|runs\//)
      || text.contains("/returns") || text.contains("latest")
  }

  /// What is wrong with the output folder after a run.
  private func wrongsOfOutput(
    _ country: SmallCountry, _ result: BoundedProgram, before: String?
  ) -> [String] {
    guard case .code(let code) = result.end else { return [] }
    guard let folder = try? OutputFolder(existing: country.output) else {
      return code == 0 || code == 1 ? ["there is no output"] : []
    }
    var wrongs: [String] = []
    if code == 0 || code == 1 {
      let latest = folder.latest
      if latest == nil || latest.map({ !folder.run($0).isWhole }) == true {
        wrongs.append("latest is not whole")
      }
      if let own = folder.privatePart, let name = own.latest, !own.run(name).isWhole {
        wrongs.append("private latest is not whole")
      }
    } else if folder.latest != before {
      wrongs.append("latest was switched")
    }
    if !folder.leftovers.isEmpty || !folder.pendingRuns.isEmpty {
      wrongs.append("leftovers: \(folder.leftovers + folder.pendingRuns)")
    }
    return wrongs
  }

  /// Keeps the spoilt input to be looked at.
  func keep() throws -> String {
    let folder = packageRoot.appending(path: ".build/mutants")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = target.file.split(separator: "/").last.map(String.init) ?? ""
    let file = folder.appending(path: "\(number)-\(name)")
    try Data(bytes).write(to: file)
    return file.path
  }
}
