/// The name of a line at its end, with its last figure.
struct EndLabel {
  let name: String
  /// The figure, which is never cut, and the year where it is not the chart's last.
  let suffix: String
  let isStrong: Bool
  /// The index of the figure's year.
  let index: Int
  let value: Double

  /// The height of a line of text with a little air.
  static let height = 18.0

  /// The estimated width of all the text.
  var width: Double {
    TextFit.width(name, isBold: isStrong) + TextFit.width(suffix, isBold: isStrong)
  }
}

extension LineFrame {
  /// Draws labels right of the lines; those that would overlap are set apart, and one that is far from
  /// its figure gets a leader.
  func draw(_ labels: [EndLabel], _ writer: inout SVGWriter) {
    let places = labels.map { Place(x: x.position($0.index), y: y.position($0.value)) }
    let heights = LabelSpacing.spread(
      places.map(\.y), gap: EndLabel.height, within: top...bottom)
    writer.beginPath(.leader)
    for (place, height) in zip(places, heights)
    where (height - place.y).magnitude > 7 || place.x < right - 40 {
      writer.move(to: Place(x: min(place.x + 8, right - 4), y: place.y))
      writer.draw(to: Place(x: right + 2, y: height), isFirst: true)
    }
    writer.endPath()
    for (label, height) in zip(labels, heights) {
      let room = Self.width - right - 12 - TextFit.width(label.suffix, isBold: label.isStrong)
      writer.text(
        label.name, at: Place(x: right + 6, y: (height + 5).rounded()),
        label.isStrong ? .strong : [],
        room: room, suffix: label.suffix)
    }
  }
}
