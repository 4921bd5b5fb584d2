/// The colours of the charts, each with its contrast on white.
public enum Palette {
  /// Dark blue, 10.2:1: the area that a chart is about.
  public static let subject = "#12436D"
  /// Orange, 3.0:1: England; never for text.
  public static let england = "#F46A25"
  /// Dark grey, 10.9:1: the region, and all text.
  public static let region = "#3D3D3D"
  /// Turquoise, 3.2:1: statistical neighbours; never for text.
  public static let neighbours = "#28A197"
  /// Light grey, 1.8:1: context only, never the only carrier of a meaning.
  public static let context = "#BFBFBF"
  /// Text.
  public static let text = "#0B0C0C"
  /// The plate behind every chart.
  public static let plate = "#FFFFFF"

  /// The contrast of two colours as the Web Content Accessibility Guidelines define it, 1 to 21.
  ///
  /// - Returns: `nil` for text that is no colour of the form `#RRGGBB`.
  public static func contrast(_ a: String, _ b: String) -> Double? {
    guard let first = luminance(a), let second = luminance(b) else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double? {
    guard colour.utf8.count == 7, let number = Int(colour.dropFirst(), radix: 16) else {
      return nil
    }
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// `x` to the power of 2.4: x² times the fifth root of x².
  private static func power(_ x: Double) -> Double {
    let square = x * x
    guard square > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
}
