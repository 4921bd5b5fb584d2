extension LineChart {
  /// The name and last figure of each line that has one.
  var ends: [EndLabel] {
    var ends: [EndLabel] = []
    for line in series {
      guard let index = line.values.indices.last(where: { line.value($0) != nil }),
        let value = line.value(index)
      else { continue }
      let year = index == years.count - 1 ? "" : " (\(stepName(index)))"
      ends.append(
        EndLabel(
          name: line.name, suffix: " " + NumberLabel.text(value, decimals: decimals) + year,
          isStrong: line.role == .subject, index: index, value: value))
    }
    return ends
  }

  /// Labels the first and the highest figure of a single line; its end carries the last.
  func labelSingle(_ line: LineSeries, _ frame: LineFrame, _ writer: inout SVGWriter) {
    guard let last = ends.first,
      let first = line.values.indices.first(where: { line.value($0) != nil }),
      let firstValue = line.value(first), first != last.index
    else { return }
    var highest = first
    var highestValue = firstValue
    for index in line.values.indices {
      guard let value = line.value(index), value > highestValue else { continue }
      (highest, highestValue) = (index, value)
    }
    let firstText = NumberLabel.text(firstValue, decimals: decimals)
    let x = frame.x.position(first) - 4
    let y = frame.y.position(firstValue)
    // A rising line leaves the room below its start free, a falling one the room above.
    let rises =
      line.values.indices.first { $0 > first && line.value($0) != nil }
      .flatMap { line.value($0) }.map { $0 > firstValue } ?? false
    let isBelow = rises && y + 24 < frame.bottom - 4
    writer.text(firstText, at: Place(x: x, y: isBelow ? y + 22 : y - 12), .edged)
    // A highest figure that equals the last is labelled at the line's end already.
    guard highest != first, highest != last.index, highestValue > last.value else { return }
    let text = NumberLabel.text(highestValue, decimals: decimals)
    let half = TextFit.width(text) / 2
    let centre = min(frame.x.position(highest), frame.right - half)
    let overlaps =
      !isBelow && centre - half < x + TextFit.width(firstText) + 6
      && (frame.y.position(highestValue) - y).magnitude < EndLabel.height
    guard !overlaps else { return }
    writer.text(
      text, at: Place(x: centre, y: frame.y.position(highestValue) - 12), [.centred, .edged])
  }

  /// The most marks that one missing year has.
  var mostMarks: Int {
    guard series.contains(where: { !$0.marks.isEmpty }) else { return 0 }
    return years.indices.map { marks($0).count }.max() ?? 0
  }

  /// The different marks of lines without a figure in a year, in the lines' order.
  private func marks(_ index: Int) -> [(text: String, isStrong: Bool)] {
    var marks: [(text: String, isStrong: Bool)] = []
    for line in series where !line.marks.isEmpty && line.value(index) == nil {
      guard let mark = line.marks[index], !mark.isEmpty, !marks.contains(where: { $0.text == mark })
      else { continue }
      marks.append((mark, line.role == .subject))
    }
    return marks
  }

  /// Years in a row without a figure and with the same mark, which then stands once for all of them.
  private struct Gap {
    let mark: String
    let isStrong: Bool
    /// Which line below the axis the mark is in.
    let line: Int
    let first: Int
    var last: Int

    /// Where the mark stands.
    func middle(_ frame: LineFrame) -> Double {
      ((frame.x.position(first) + frame.x.position(last)) / 2).rounded()
    }
  }

  private var gaps: [Gap] {
    var gaps: [Gap] = []
    for index in years.indices {
      for (line, mark) in marks(index).enumerated() {
        let open = gaps.lastIndex {
          $0.mark == mark.text && $0.isStrong == mark.isStrong && $0.line == line
            && $0.last == index - 1
        }
        if let open {
          gaps[open].last = index
        } else {
          gaps.append(
            Gap(mark: mark.text, isStrong: mark.isStrong, line: line, first: index, last: index))
        }
      }
    }
    return gaps
  }

  /// Writes below the axis why years have no figure, each mark in a line of its own; a line joins the
  /// years that share one.
  func drawGapMarks(_ frame: LineFrame, _ writer: inout SVGWriter) {
    let gaps = gaps
    writer.beginPath(.leader)
    for index in years.indices where !marks(index).isEmpty {
      writer.vertical(
        x: frame.x.position(index).rounded(), from: frame.bottom, to: frame.bottom + 6)
    }
    for gap in gaps where gap.last > gap.first && gap.line == 0 {
      writer.horizontal(
        from: frame.x.position(gap.first).rounded(), to: frame.x.position(gap.last).rounded(),
        y: frame.bottom + 6)
    }
    writer.endPath()
    for isStrong in [true, false] where gaps.contains(where: { $0.isStrong == isStrong }) {
      writer.beginGroup(isStrong ? [.centred, .strong] : .centred)
      for gap in gaps where gap.isStrong == isStrong {
        let y = frame.bottom + 19 + EndLabel.height * Double(gap.line)
        writer.text(
          gap.mark, at: Place(x: gap.middle(frame), y: y), room: max(frame.x.distance, 30))
      }
      writer.endGroup()
    }
  }
}
