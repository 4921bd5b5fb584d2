internal import ArgumentParser
internal import CareStatistics
internal import DelimitedText
internal import PartnerReturns
internal import Pipeline

/// `carenumbers returns`: counts from child-level returns.
struct ReturnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "returns",
    abstract: "Count children looked after, starting and ceasing from SSDA903 returns.",
    discussion: """
      Reads DIR/<new_la_code>/<year>/, year being the calendar year of the closing 31 March, and \
      prints new_la_code, year, measure, the breakdowns asked for, and children, by the national \
      counting rules. Only years with a return are printed.

      Counts of 1 to 5 are printed as c, and so is whatever would let them be worked out. \
      Crossed tables that share a breakdown are each protected as if the others were not known: pass \
      on one of them. A c may stand for 0 in a crossed table, and of two breakdowns that a child \
      keeps (sex, ethnic_group, uasc, category_of_need) the crossed table is all c. --unsuppressed \
      prints every count: such a table must not leave the people who may see \
      the return.

      Breakdowns: \(Breakdown.allCases.map(\.rawValue).joined(separator: ", ")).

      EXAMPLE
        carenumbers returns SampleData/returns --by age_band
        carenumbers returns SampleData/returns --first 2024 --last 2026 --by sex,placement_group
      """)

  @Argument(help: "The folder of returns.")
  var folder: String

  @Option(help: "The first reporting year; that of the earliest return when not given.")
  var first: Int?

  @Option(help: "The last reporting year; that of the latest return when not given.")
  var last: Int?

  @Option(help: ArgumentHelp("Breakdowns to cross, at most three.", valueName: "A,B"))
  var by: String?

  @Flag(help: "Print every count. Such a table must not be passed on.")
  var unsuppressed = false

  @Flag(help: "Round what is printed to the nearest 5.")
  var rounded = false

  @Option(help: "How the return writes dates: dmy (dd/mm/yyyy) or iso (yyyy-mm-dd).")
  var dates: DateOrder = .dmy

  @Option(help: "Threads that read; one for each core when not given.")
  var threads: Int?

  @Option(help: "The pipeline file whose areas apply.")
  var pipeline = "Pipelines/nightly.yml"

  func validate() throws {
    _ = try breakdowns()
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024.")
    }
    if let first, let last, first > last {
      throw ValidationError("--first must not be after --last.")
    }
    for year in [first, last].compactMap({ $0 }) where !(1992...2100).contains(year) {
      throw ValidationError("A year must be from 1992 to 2100.")
    }
    if rounded, unsuppressed {
      throw ValidationError("--rounded goes with disclosure control; leave out --unsuppressed.")
    }
  }

  private func breakdowns() throws -> [Breakdown] {
    let names = by?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    let breakdowns = try names.map { name in
      guard let breakdown = Breakdown(rawValue: name) else {
        let known = Breakdown.allCases.map(\.rawValue)
        let nearest = known.min { editDistance(name, $0) < editDistance(name, $1) } ?? ""
        throw ValidationError("No breakdown '\(name)'. Did you mean '\(nearest)'?")
      }
      return breakdown
    }
    guard breakdowns.count <= 3, Set(breakdowns).count == breakdowns.count else {
      throw ValidationError("--by takes at most three breakdowns, each once.")
    }
    return breakdowns
  }

  func run() async throws {
    try await ending {
      let counting = try ReturnCounting(
        folder: folder, register: PipelineConfiguration(path: pipeline).register(),
        years: (first ?? 1992)...(last ?? 2100), breakdowns: try breakdowns(),
        dates: dates.style)
      if unsuppressed {
        StandardError.write(
          "carenumbers: warning: counts are not suppressed; this table must not be passed on\n")
      }
      let results = counting.count(
        unsuppressed ? .none : .suppressed(rounded ? .nearestFive : .none), threads: threads)
      var output = try StreamedOutput(path: nil)
      try output.write(Array(counting.header.utf8).span)
      for result in results { try output.write(Array(result.rows.utf8).span) }
      try output.finish()
      let findings = (counting.findings + results.flatMap(\.findings)).filter {
        $0.severity > .information
      }
      for finding in findings {
        StandardError.write("carenumbers: \(FindingList.line(finding))\n  \(finding.remedy)\n")
      }
      return findings.contains { $0.severity == .error } ? .doneWithErrors : .done
    }
  }
}

/// How dates are written, as the command line says it.
enum DateOrder: String, ExpressibleByArgument, CaseIterable {
  case dmy
  case iso

  /// The way of writing.
  var style: DateStyle {
    switch self {
    case .dmy: .dayMonthYear
    case .iso: .iso
    }
  }
}
