/// The scales of a line chart and the space around its lines, fitted to its labels.
struct LineFrame {
  static let width = 720.0
  static let height = 320.0
  private static let lowest = 284.0
  private static let mostForNames = 208.0

  let x: YearScale
  let y: LinearScale
  let left: Double
  let right: Double
  let top: Double
  /// Where the years' axis is: higher where marks of missing years stand below it.
  let bottom: Double
  /// The words at the top right: what the band is.
  private let key: String
  /// The names of months on the axis; empty for years.
  private let monthNames: [String]

  /// The frame of a chart; `nil` where the chart has no figure.
  init?(_ chart: LineChart) {
    var extent = Extent()
    for line in chart.series { for value in line.values { extent.include(value) } }
    guard !extent.isEmpty else { return nil }
    for index in chart.band.indices {
      guard let range = chart.range(index) else { continue }
      extent.include(range.lowerBound)
      extent.include(range.upperBound)
    }
    // A break's label has a line of its own above the lines.
    top = chart.seriesBreak == nil ? 46 : 64
    bottom = Self.lowest - 18 * Double(chart.mostMarks)
    y = LinearScale(showing: extent, includingZero: chart.startsAtZero, from: bottom, to: top)
    left = Self.leftEdge(y)
    right = (Self.width - Self.room(for: chart.ends) - 16).rounded(.down)
    x = YearScale(years: chart.years, from: left + 14, to: right - 10)
    (key, monthNames) = (chart.bandLabel, chart.monthNames)
  }

  /// A frame for marks by year, or by named step, with labels at the right.
  init(
    years: [Int], extent: Extent, labels: [EndLabel], margin: Double, monthNames: [String] = [],
    top: Double = 40
  ) {
    (self.top, bottom) = (top, Self.lowest)
    y = LinearScale(showing: extent, from: bottom, to: top)
    left = Self.leftEdge(y)
    right = Self.width - Self.room(for: labels) - 16
    x = YearScale(years: years, from: left + margin, to: right - margin)
    (key, self.monthNames) = ("", monthNames)
  }

  /// The room for labels: names are cut where they are long, figures never.
  private static func room(for labels: [EndLabel]) -> Double {
    var room = 0.0
    for label in labels {
      let figure = TextFit.width(label.suffix, isBold: label.isStrong)
      room = max(room, min(label.width, max(mostForNames, figure + 40)))
    }
    return room
  }

  private static func leftEdge(_ y: LinearScale) -> Double {
    var widest = 0.0
    for tick in y.ticks {
      widest = max(widest, TextFit.width(NumberLabel.tick(tick, step: y.step)))
    }
    return (widest + 10).rounded(.up)
  }

  /// The place of a figure, in whole units, which no screen shows as another place; `nil` where it is
  /// missing.
  func place(_ index: Int, _ value: Double?) -> Place? {
    guard let value else { return nil }
    return Place(x: x.position(index).rounded(), y: y.position(value).rounded())
  }

  func drawAxes(title: String, _ writer: inout SVGWriter) {
    let keyRoom = key.isEmpty ? 0 : min(TextFit.width(key), 300) + 30
    let caution = y.showsZero ? "" : " (axis does not start at zero)"
    writer.text(
      title, at: Place(x: 0, y: 16), .quiet,
      room: Self.width - keyRoom - TextFit.width(caution), suffix: caution)
    if !key.isEmpty {
      writer.beginPath(.band)
      writer.rectangle(x: Self.width - keyRoom, y: 4, width: 22, height: 14)
      writer.endPath()
      writer.text(key, at: Place(x: Self.width - keyRoom + 30, y: 16), .quiet, room: 300)
    }
    writer.beginPath(.guide)
    for tick in y.ticks where tick != 0 {
      writer.horizontal(from: left, to: right, y: y.position(tick).rounded())
    }
    writer.endPath()
    if y.showsZero {
      writer.beginPath(.zeroLine)
      writer.horizontal(from: left, to: right, y: y.position(0))
      writer.endPath()
    }
    writer.beginGroup([.ending, .quiet])
    for tick in y.ticks {
      writer.text(
        NumberLabel.tick(tick, step: y.step),
        at: Place(x: left - 8, y: y.position(tick).rounded() + 5))
    }
    writer.endGroup()
    writer.beginGroup([.centred, .quiet], baseline: Self.lowest + 24)
    for index in labelledSteps {
      let name = monthNames.isEmpty ? "\(x.years[index])" : monthNames[index]
      writer.text(name, x: x.position(index).rounded())
    }
    writer.endGroup()
  }

  /// The years, or months, that have a name below the axis: months by quarters and years.
  private var labelledSteps: [Int] {
    guard !monthNames.isEmpty else { return x.labelled() }
    let widest = monthNames.map { TextFit.width($0) }.max() ?? 0
    return x.labelled(room: widest + 12, steps: [1, 3, 6, 12, 24, 60, 120])
  }
}
