internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis

/// One authority beside England, its region and its neighbours, as text for a terminal.
public enum AreaSummary {
  /// The text for an area.
  ///
  /// - Parameters:
  ///   - area: A name, a nine-character code or a three-digit code.
  ///   - configuration: The pipeline whose figures are read.
  /// - Throws: `PipelineFault`: `usage` for an area that is no current authority, with suggestions;
  ///   `dataRefused` where the figures have errors.
  public static func text(
    area name: String, configuration: PipelineConfiguration
  ) async throws -> String {
    let inputs = try PipelineInputs(configuration: configuration)
    let register = inputs.reference.register
    guard let area = register.area(called: name), area.level == .localAuthority, area.isCurrent
    else {
      throw PipelineFault(
        .usage, "'\(name)' is not a local authority of today",
        remedy: "Did you mean \(register.suggestions(for: name).joined(separator: ", "))?")
    }
    let figures = try await inputs.figuresToShow()
    let analysis = try await AnalysisStage(inputs: inputs, figures: figures).analysis()
    return AreaText(area: area, analysis: analysis, headline: configuration.headline.ids).text
  }
}

/// Lays out the summary of one authority.
struct AreaText {
  let area: Area
  let analysis: Analysis
  let headline: [String]

  /// The whole summary, with a line end.
  var text: String {
    var lines = [heading, ""]
    lines += statements
    for theme in Theme.allCases {
      let measures = analysis.table.measures.filter {
        $0.theme == theme && $0.id != "child_population"
      }
      guard !measures.isEmpty else { continue }
      lines += ["", theme.name]
      lines.append(
        Self.row("", "", "latest", "England", "region", "neighbours (median)", "year"))
      lines += measures.compactMap(measureLine)
    }
    lines += [
      "", "This describes a difference in recorded figures. It does not show why, and a higher or",
      "lower rate is not in itself better or worse for children.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let region = area.region.flatMap { analysis.table.register[$0]?.name } ?? ""
    return "\(area.name) (\(area.code)), \(region)"
  }

  private var statements: [String] {
    headline.flatMap { id -> [String] in
      guard let measure = analysis.table.measure(id), measure.isTested else { return [] }
      return analysis.trends(of: area.key).filter { $0.measure == id && !isSuperseded($0) }
        .map { "\(measure.shortName): \($0.statement)" }
    }
  }

  /// Whether a joined area's row says the same for this authority.
  private func isSuperseded(_ trend: Trend) -> Bool {
    trend.estimate == nil
      && analysis.trends(of: area.key).contains {
        $0.measure == trend.measure && $0.window == trend.window && $0.estimate != nil
      }
  }

  private func measureLine(_ measure: Measure) -> String? {
    guard let comparators = analysis.comparators[measure.id], let first = comparators.years.first,
      let last = comparators.years.last
    else { return nil }
    let points = analysis.table.series(of: measure.id, in: area.key, years: first...last)
    let latest = points.last { $0.precise != nil } ?? points.last
    guard let latest, let index = comparators.years.firstIndex(of: latest.year) else { return nil }
    let region = area.region.flatMap { comparators.regions[$0]?[index] }
    let neighbours = comparators.neighbours[area.key]?[index]
    let number = { (value: Double?) in Self.number(value, measure) }
    return Self.row(
      measure.shortName, TextLine.blocks(points.map(\.precise)),
      latest.precise.map { Self.number($0, measure) } ?? latest.status?.mark ?? "[x]",
      number(comparators.england[index].drawn(for: measure.unit)),
      number(region?.drawn(for: measure.unit)),
      neighbours.map { "\(number($0.median)) (\($0.used) of \($0.of))" } ?? "[x]",
      "\(latest.year)")
  }

  /// Whole numbers for counts, one decimal for everything else; `[x]` for none.
  private static func number(_ value: Double?, _ measure: Measure) -> String {
    guard let value else { return "[x]" }
    let tenths = Int((value * 10).rounded(.toNearestOrAwayFromZero))
    if measure.unit == .children || measure.unit == .events {
      return "\(Int(value.rounded(.toNearestOrAwayFromZero)))"
    }
    return "\(tenths / 10).\(abs(tenths % 10))"
  }

  private static func row(_ cells: String...) -> String {
    let widths = [30, 10, 9, 10, 9, 21, 4]
    let padded = zip(cells, widths).enumerated().map { index, pair in
      let space = String(repeating: " ", count: max(0, pair.1 - pair.0.count))
      return index < 2 ? pair.0 + space : space + pair.0
    }
    var line = padded.joined(separator: " ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

/// A series as one line of block characters.
enum TextLine {
  /// One block a value, from the lowest to the highest of the series; a dot where there is none.
  static func blocks(_ values: [Double?]) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let known = values.compactMap { $0 }
    guard let low = known.min(), let high = known.max() else {
      return String(repeating: "·", count: values.count)
    }
    return String(
      values.map { value in
        guard let value else { return "·" }
        let share = high > low ? (value - low) / (high - low) : 0.5
        return blocks[Int((share * 7).rounded())]
      })
  }
}
