import Foundation
import Testing

/// A drawing read back into figures: the marks' places go through the axes' own labels.
struct DrawnChart {
  struct Figure {
    let year: Int
    let value: Double
  }

  /// A text with its place; `full` is the uncut form.
  struct Label {
    let text: String
    let full: String
    let x: Double
    let y: Double
    let classes: [String]
  }

  /// A straight map from a coordinate to what the axis says there.
  struct Axis {
    let origin: (place: Double, value: Double)
    let slope: Double
    /// What a place may be off by: coordinates have one decimal or none, and so have the labels'.
    let grain: Double

    init?(_ ticks: [(place: Double, value: Double)]) {
      guard let first = ticks.first, let last = ticks.last, first.place != last.place else {
        return nil
      }
      origin = first
      grain = ticks.allSatisfy { $0.place == $0.place.rounded() } ? 1.01 : 0.15
      slope = (last.value - first.value) / (last.place - first.place)
    }

    func value(_ place: Double) -> Double { origin.value + (place - origin.place) * slope }
    /// What a figure may be off by.
    var precision: Double { grain * abs(slope) }
  }

  let title: String
  let summary: String
  let labels: [Label]
  let paths: [(style: String, places: PathPlaces)]

  init(_ svg: PageTree) {
    title = svg.children.first { $0.name == "title" }?.text ?? ""
    summary = svg.children.first { $0.name == "desc" }?.text ?? ""
    var labels: [Label] = []
    var paths: [(style: String, places: PathPlaces)] = []
    func walk(_ element: PageTree, _ outer: [String]) {
      let classes = outer + element.classes
      switch element.name {
      case "text":
        let cut = element.ownText
        let name = element.children.first { $0.name == "title" }?.text
        let ending = cut.firstIndex(of: "\u{2026}").map { String(cut[cut.index(after: $0)...]) }
        labels.append(
          Label(
            text: cut, full: name.map { $0 + (ending ?? "") } ?? cut,
            x: Double(element.attributes["x"] ?? "") ?? .nan,
            y: Double(element.attributes["y"] ?? "") ?? .nan, classes: classes))
      case "path":
        paths.append((element.classes.last ?? "", PathPlaces(element.attributes["d"] ?? "")))
      default: for child in element.children { walk(child, classes) }
      }
    }
    for child in svg.children { walk(child, []) }
    (self.labels, self.paths) = (labels, paths)
  }

  /// A figure as a chart writes it; `nil` for other text.
  static func number(_ text: String) -> Double? {
    let plain = text.replacingOccurrences(of: ",", with: "")
      .replacingOccurrences(of: "\u{2212}", with: "-")
    return Double(plain)
  }

  /// The labels of the value axis: they end at one edge and have no other style than quiet.
  var valueAxis: Axis? {
    Axis(
      labels.filter { $0.classes == ["chart", "e", "q"] || $0.classes == ["e", "q"] }.compactMap {
        label in Self.number(label.text).map { (label.y - 5, $0) }
      })
  }

  var yearAxis: Axis? {
    Axis(
      labels.filter { $0.classes == ["m", "q"] }.compactMap { label in
        Double(label.text).map { (label.x, $0) }
      })
  }

  /// The points of a style, as years and values; empty where the axes cannot be read.
  func points(_ style: String) -> [Figure] {
    // The first place of a diamond or triangle is its tip, five units above its figure.
    let below = style == "p2" || style == "p3" ? 5.0 : 0
    return paths.filter { $0.style == style }.flatMap { path in
      path.places.pieces.compactMap { $0.first }.compactMap { figure($0.x, $0.y + below) }
    }
  }

  /// The corners of a line's pieces, as years and values.
  func corners(_ style: String) -> [Figure] {
    paths.filter { $0.style == style }.flatMap { path in
      path.places.pieces.joined().compactMap { figure($0.x, $0.y) }
    }
  }

  /// The figures of a line: every point, and where only its ends have one the corners between them.
  func figures(point: String, line: String) -> [Figure] {
    let points = points(point)
    let marked = Set(points.map(\.year))
    let rest = point == "p2" || point == "p3" ? corners(line) : []
    return (points + rest.filter { !marked.contains($0.year) }).sorted { $0.year < $1.year }
  }

  func figure(_ x: Double, _ y: Double) -> Figure? {
    guard let valueAxis, let yearAxis else { return nil }
    return Figure(year: Int(yearAxis.value(x).rounded()), value: valueAxis.value(y))
  }

  /// The label at the end of a line, by its name: the figure, and the year where it is not the last.
  func end(_ name: String) -> (value: Double, year: Int?)? {
    for label in labels where label.full.hasPrefix(name + " ") {
      let parts = label.full.dropFirst(name.count + 1).split(separator: " ")
      guard let value = parts.first.flatMap({ Self.number(String($0)) }) else { continue }
      let year = parts.count > 1 ? Int(parts[1].filter(\.isNumber)) : nil
      return (value, year)
    }
    return nil
  }
}
