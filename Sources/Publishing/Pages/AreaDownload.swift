internal import CareStatistics
internal import TrendAnalysis

/// The figures of an authority's page as a CSV file inside a link.
struct AreaDownload {
  let series: [ComparedSeries]

  /// The columns: one row a measure and year.
  static let header = [
    "measure_id", "time_period", "value", "value_status", "calculated", "england", "region",
    "neighbours_median", "neighbours_used", "is_joint_return",
  ]

  /// The file as a `data:` address.
  ///
  /// No field holds a comma, a quote or a line end: ids, numbers and symbols only. Line ends are
  /// percent-encoded, and any byte that an address cannot hold.
  var link: String {
    var link = Array("data:text/csv;charset=utf-8,".utf8)
    link.reserveCapacity(series.count * 1_000)
    link.append(contentsOf: Self.header.joined(separator: ",").utf8)
    link.append(contentsOf: Self.lineEnd)
    for one in series {
      let id = Self.encoded(one.measure.id)
      for (position, point) in one.points.enumerated() {
        link.append(contentsOf: id)
        Self.add("\(point.year)", to: &link)
        Self.add(point.value, to: &link)
        Self.add(point.status?.rawValue ?? "", to: &link)
        Self.add(point.precise, to: &link)
        Self.add(one.englandShown[position], to: &link)
        Self.add(one.regionShown[position], to: &link)
        Self.add(one.medians[position], to: &link)
        Self.add(one.neighbours[position].map { "\($0.used)" } ?? "", to: &link)
        Self.add(point.isJointReturn ? "1" : "0", to: &link)
        link.append(contentsOf: Self.lineEnd)
      }
    }
    return String(decoding: link, as: UTF8.self)
  }

  private static let lineEnd = Array("%0A".utf8)

  private static func add(_ field: String, to link: inout [UInt8]) {
    link.append(0x2C)
    link.append(contentsOf: field.utf8)
  }

  private static func add(_ number: Double?, to link: inout [UInt8]) {
    link.append(0x2C)
    if let number { link.append(contentsOf: NumberText.plain(number).utf8) }
  }

  private static func encoded(_ text: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: encoded.append(byte)
      default: encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return encoded
  }
}
