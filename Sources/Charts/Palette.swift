internal import Glibc

/// The colours of the charts, each with its contrast on white.
public enum Palette {
  /// Dark blue, 10.2:1: the area that a chart is about.
  public static let subject = "#12436D"
  /// Orange, 3.0:1: England; never for text.
  public static let england = "#F46A25"
  /// Dark grey, 10.9:1: the region.
  public static let region = "#3D3D3D"
  /// Turquoise, 3.2:1: the median of the statistical neighbours; never for text.
  public static let neighbours = "#28A197"
  /// Greyed blue, 3.5:1: dots of areas that are not pointed out, and the middle half of a spread.
  public static let area = "#6B8CA8"
  /// Middle grey, 4.5:1: the zero line, breaks, leaders and marks of missing years.
  public static let axis = "#767676"
  /// Pale grey: lines that guide the eye and carry no meaning.
  public static let guide = "#E6E6E6"
  /// Pale turquoise: the band behind lines; its edges can be read from the table alone.
  public static let band = "#DCEFED"
  /// Pale orange of a map's cell, with an edge, a mark and black text (12.5:1) to carry its meaning.
  public static let cellAbove = "#F9C4A0"
  /// Pale blue of a map's cell, with an edge, a mark and black text (10.9:1) to carry its meaning.
  public static let cellBelow = "#9CC6EC"
  /// Text, 19.6:1.
  public static let text = "#0B0C0C"
  /// Text of axes, 9.2:1.
  public static let quietText = "#484949"
  /// The plate behind every chart.
  public static let plate = "#FFFFFF"

  /// The colours that text may have.
  public static let textColours = [text, quietText]

  /// The colours of marks that carry a meaning.
  public static let markColours = [subject, england, region, neighbours, area, axis]

  /// The contrast of two colours as the Web Content Accessibility Guidelines define it, 1 to 21.
  ///
  /// - Returns: `nil` for text that is no colour of the form `#RRGGBB`.
  public static func contrast(_ a: String, _ b: String) -> Double? {
    guard let first = luminance(a), let second = luminance(b) else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double? {
    guard colour.utf8.count == 7, colour.hasPrefix("#"),
      let number = UInt32(colour.dropFirst(), radix: 16)
    else { return nil }
    func linear(_ channel: UInt32) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(number >> 16) + 0.7152 * linear(number >> 8 & 255)
      + 0.0722 * linear(number & 255)
  }
}
