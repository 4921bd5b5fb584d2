/// Whether the dates of a return are written the way its source is said to write them.
enum WrongDates {
  /// A fault for each column most of whose dates are none.
  ///
  /// Rows whose beginning cannot be read are not counted. A slip is a matter of the rules; a table
  /// written in another way would count as one with hardly any children in it.
  static func faults(in annual: AnnualReturn, _ style: DateStyle) -> [ReturnFault] {
    let dates: [(ReturnTable, String, [DateField])] = [
      (.header, "DOB", annual.headers.map(\.birth)),
      (.episodes, "DECOM", annual.episodes.map(\.began)),
      (.episodes, "DEC", annual.episodes.map(\.ended)),
      (.uasc, "DUC", annual.asylum.map(\.ceased)),
    ]
    return dates.compactMap { table, column, fields in
      let readable = fields.count(where: \.isDay)
      let unreadable = fields.count { !$0.isDay && !$0.isBlank }
      guard unreadable > readable, unreadable >= 3 else { return nil }
      return ReturnFault(
        "return-wrong-dates", file: annual.file(of: table) ?? "", column: column,
        "most dates are not written as \(style == .iso ? "yyyy-mm-dd" : "dd/mm/yyyy")",
        remedy: "Write them so, or declare how the source writes dates.")
    }
  }
}
