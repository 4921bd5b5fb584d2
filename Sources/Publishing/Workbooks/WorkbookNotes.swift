internal import TrendAnalysis

/// The notes of one workbook, numbered in the order in which they are first referred to.
struct WorkbookNotes {
  /// The notes so far.
  private(set) var texts: [String] = []

  /// The reference to a note, for example `[note 2]`; a text that is there already keeps its number.
  mutating func reference(to text: String) -> String {
    if let position = texts.firstIndex(of: text) { return "[note \(position + 1)]" }
    texts.append(text)
    return "[note \(texts.count)]"
  }

  static let asPublished =
    "Figures of authorities are as published; where the publication gives only the count and the "
    + "population, the figure is worked out from them. Numbers are stored unrounded and shown with "
    + "the decimals that the publication gives."
  static let comparators =
    "England and regions: as published where the publication has a figure for the whole, else from "
    + "the authorities that have one. A sum over authorities leaves out those whose figure is "
    + "withheld or missing."
  static let jointReturn =
    "In some of these years the figure is that of a joint return with another authority."
  static let change =
    "The change is that of the figures before rounding, over the longest window in which the measure "
    + "is assessed. It can differ from the difference of the rounded figures."
  static let comparison =
    "How the area's change stands to that of the rest of England, with the grade of the evidence. "
    + Phrases.caveat
  static let interval =
    "Growth of the area's own rate and of the rate of the rest of England without it, per cent a "
    + "year, with limits of the 95 per cent interval. The difference is the area's growth against "
    + "the rest's."

  /// What neighbours the median is over.
  static func neighbours(model: String, count: Int) -> String {
    "Statistical neighbours of the model of \(model): the median of those of the \(count) neighbours "
      + "that have a figure in the year."
  }

  /// What the grades mean.
  static var grades: String {
    "Grades of evidence. Confirmed: \(Phrases.meaning(.confirmed)) Probable: "
      + "\(Phrases.meaning(.probable)) Observed: \(Phrases.meaning(.observed))"
  }
}
