import SampleGeneration

/// A date as a return writes it, with the calendar worked out the plain way.
struct WrittenDate: Comparable, Hashable {
  private static let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  let year: Int
  let month: Int
  let day: Int

  init(_ year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// `nil` for what is no date in the form `dd/mm/yyyy`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [2, 2, 4], let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2]), (1...12).contains(month), day >= 1
    else { return nil }
    self.init(year, month, day)
    let length = month == 2 && isLeapYear(year) ? 29 : Self.monthLengths[month - 1]
    guard day <= length else { return nil }
  }

  /// Days since a day long ago.
  var number: Int {
    var days = day
    for past in 1900..<year { days += isLeapYear(past) ? 366 : 365 }
    for past in 1..<month {
      days += past == 2 && isLeapYear(year) ? 29 : Self.monthLengths[past - 1]
    }
    return days
  }

  func birthday(_ age: Int) -> WrittenDate { WrittenDate(year + age, month, day) }

  static func < (left: WrittenDate, right: WrittenDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

private func isLeapYear(_ year: Int) -> Bool {
  year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// A row of a made-up file.
struct MadeRow {
  let line: Int
  let fields: [String: String]

  subscript(column: String) -> String { fields[column] ?? "" }
  func date(_ column: String) -> WrittenDate? { WrittenDate(self[column]) }
  var child: String { self["CHILD"] }
}

/// The made-up files of one authority's year.
struct MadeYear {
  let year: Int
  let files: [String: [MadeRow]]
  let columns: [String: String]

  var start: WrittenDate { WrittenDate(year - 1, 4, 1) }
  var end: WrittenDate { WrittenDate(year, 3, 31) }
  var header: [MadeRow] { files["header.csv"] ?? [] }
  var episodes: [MadeRow] { files["episodes.csv"] ?? [] }

  /// The episodes of each child, by start, then by end with open ones last, then by line.
  var care: [String: [MadeRow]] {
    let never = WrittenDate(9999, 1, 1)
    return Dictionary(grouping: episodes, by: \.child).mapValues { rows in
      rows.sorted {
        let left = ($0.date("DECOM") ?? never, $0.date("DEC") ?? never, $0.line)
        return left < ($1.date("DECOM") ?? never, $1.date("DEC") ?? never, $1.line)
      }
    }
  }

  /// The years of an authority, in order.
  static func years(of returns: AuthorityReturns) -> [MadeYear] {
    Dictionary(grouping: returns.files, by: \.year).sorted { $0.key < $1.key }.map { year, files in
      var rows: [String: [MadeRow]] = [:]
      var columns: [String: String] = [:]
      for file in files {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let lines = text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        columns[file.name] = lines[0].joined(separator: ",")
        rows[file.name] = lines.enumerated().dropFirst().map { position, fields in
          MadeRow(
            line: position + 1, fields: Dictionary(uniqueKeysWithValues: zip(lines[0], fields)))
        }
      }
      return MadeYear(year: year, files: rows, columns: columns)
    }
  }
}
