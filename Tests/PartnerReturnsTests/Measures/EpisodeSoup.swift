import TestSupport

/// Random returns that hardly any rule holds for: a few days, a few codes, rows left out and repeated.
struct EpisodeSoup {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let days = [
    "30/03/2015", "31/03/2015", "01/04/2015", "02/04/2015", "15/07/2015", "31/08/2015",
    "01/09/2015", "29/02/2016", "30/03/2016", "31/03/2016", "01/04/2016", "02/04/2016",
    "10/10/2016", "11/10/2016", "28/02/2017", "30/03/2017", "31/03/2017", "01/04/2017",
    "05/05/2017", "06/05/2017", "31/03/2018", "01/04/2018",
  ]
  private static let births = [
    "29/02/2008", "28/02/2007", "01/03/2001", "31/03/2000", "01/04/1999", "10/10/2000",
    "11/10/1998", "02/04/2015", "31/03/2012", "", "31/02/2010", "01/01/2018",
  ]

  private mutating func one(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// Returns of 2016, 2017 and 2018 about some children.
  mutating func returns(children: Int) -> [TextReturn] {
    var returns = (2016...2018).map { TextReturn(year: $0) }
    for child in 0..<children {
      var rows: [TextReturn.Row] = []
      for place in returns.indices {
        // What the last return had comes again, often with another end, in any order.
        rows = rows.filter { _ in chance(70) }.map { chance(40) ? changed($0) : $0 }
        for _ in 0..<Int.random(in: 0...2, using: &random) { rows.append(row("C\(child)")) }
        if chance(20) { rows.shuffle(using: &random) }
        returns[place].episodes += rows
        if chance(80) { returns[place].header.append(header("C\(child)")) }
        if chance(15) {
          returns[place].asylum.append(["CHILD": "C\(child)", "DUC": chance(50) ? day() : ""])
        }
      }
    }
    return returns
  }

  private mutating func day() -> String { chance(3) ? "2017-06-05" : one(Self.days) }

  private mutating func changed(_ row: TextReturn.Row) -> TextReturn.Row {
    var row = row
    row["DEC"] = chance(30) ? "" : day()
    row["REC"] = one(["X1", "X1", "E4A", "E11", "E8", "E3", ""])
    if chance(20) { row["PLACE"] = one(["U4", "K2", "T1"]) }
    return row
  }

  private mutating func row(_ child: String) -> TextReturn.Row {
    changed([
      "CHILD": child, "DECOM": chance(2) ? "" : day(), "RNE": one(["S", "S", "P", "L", "B", "q"]),
      "LS": one(["C2", "V2", "V2", "V3", "V4", "c1", "C9", "E1"]),
      "CIN": one(["N1", "N5", "N8", "n2", "N9", ""]),
      "PLACE": one(["U4", "K2", "k3", "T1", "P1", "A5", "Z11", "XX", ""]),
    ])
  }

  private mutating func header(_ child: String) -> TextReturn.Row {
    [
      "CHILD": child, "DOB": one(Self.births), "SEX": one(["1", "2", "M", "f", "U", "9", ""]),
      "ETHNIC": one(["WBRI", "mwbc", "CHNE", "BOTH", "OOTH", "NOBT", "ZZZZ", ""]),
    ]
  }
}
