import CareStatistics
import Foundation
import Publishing
import TrendAnalysis

/// Compares what a page says of figures in table, drawing and sentences with the files of the run.
///
/// Every method gives its complaints, so that a test can ask both that there are none and that a
/// page which was tampered with has some.
struct StructureCheck {
  let files: PublishedFigureTables

  // MARK: - Tables

  /// The cells of a row are figures rounded to a number of decimals; one without a figure has a mark.
  func compare(
    _ cells: ArraySlice<String>?, with values: [Double?], decimals: Int, _ what: String
  ) -> [String] {
    guard let cells, cells.count == values.count else { return ["\(what): no such row"] }
    return zip(cells, values).compactMap { cell, value in
      let word = cell.split { $0 == " " || $0 == "[" }.first.map(String.init) ?? ""
      guard let value else {
        return cell.hasPrefix("[") ? nil : "\(what): \(cell) where no file has a figure"
      }
      let expected = NumberText.fixed(value, decimals: decimals)
      return word == expected ? nil : "\(what): \(cell) in the table, \(expected) in the files"
    }
  }

  /// The row of a table with a heading, behind which something may stand in brackets.
  func row(_ heading: String, in table: [[String]]) -> ArraySlice<String>? {
    table.first { $0.first == heading || $0.first?.hasPrefix(heading + " (") == true }?.dropFirst()
  }

  // MARK: - Drawings

  /// A line's points, its joints and the label at its end are the numbers of a table's row.
  func compare(
    _ chart: DrawnChart, point: String, line: String, label: String?, years: [Int],
    row: ArraySlice<String>?, _ what: String
  ) -> [String] {
    guard let row, row.count == years.count else { return ["\(what): no row for the line"] }
    guard let axis = chart.valueAxis, chart.yearAxis != nil else { return ["\(what): no axes"] }
    var expected: [(year: Int, value: Double)] = []
    for (year, cell) in zip(years, row) {
      let word = cell.split { $0 == " " || $0 == "[" }.first.map(String.init) ?? ""
      if !cell.hasPrefix("["), let value = DrawnChart.number(word) {
        expected.append((year, value))
      }
    }
    var complaints: [String] = []
    let points = chart.figures(point: point, line: line)
    if points.map(\.year) != expected.map(\.year) {
      complaints.append("\(what): points for \(points.map(\.year)), figures for other years")
    } else {
      for (drawn, figure) in zip(points, expected)
      where abs(drawn.value - figure.value) > axis.precision {
        complaints.append(
          "\(what): \(drawn.value) drawn for \(figure.year), \(figure.value) in the table")
      }
    }
    for corner in chart.corners(line) + chart.points(point) {
      let isPoint = points.contains {
        $0.year == corner.year && abs($0.value - corner.value) <= axis.precision
      }
      if !isPoint {
        complaints.append("\(what): the line passes beside its point of \(corner.year)")
      }
    }
    guard let label, let last = expected.last else { return complaints }
    let end = chart.end(label)
    if end?.value != last.value || (end?.year ?? years.last) != last.year {
      complaints.append("\(what): the label at the end is not \(last.value)")
    }
    return complaints
  }

  /// The years that a drawing's description names are the first and the last of the table.
  func compare(_ description: String, years: [Int], _ what: String) -> [String] {
    let named = description.split { !$0.isNumber }.compactMap { Int($0) }
      .filter { (1990...2040).contains($0) }
    let ends = years.first == years.last ? years.prefix(1) : [years[0], years[years.count - 1]]
    return named == Array(ends) ? [] : ["\(what): described for \(named)"]
  }

  // MARK: - Sentences

  /// Every number of the sentences in a part of a page is one of a pool.
  func strangers(in part: PageTree, pool: NumberPool, _ what: String) -> [String] {
    sentences(in: part).flatMap { text in
      pool.strangers(in: text).map { "\(what): '\($0)' is in no table and no file" }
    }
  }

  /// Paragraphs, chart titles and subtitles; definitions and sources are the catalogue's own words.
  private func sentences(in part: PageTree) -> [String] {
    part.all.compactMap { element in
      switch element.name {
      case "p": element.classes.contains("definition") ? nil : element.text
      case "figcaption": element.children.map(\.text).joined(separator: " ")
      case "title", "desc": element.text
      default: nil
      }
    }
  }

  /// The pool of a part of a page: every cell of its tables.
  func pool(_ part: PageTree) -> NumberPool {
    var pool = NumberPool()
    for table in part.named("table") { pool.add(cells: table.cells) }
    return pool
  }
}
