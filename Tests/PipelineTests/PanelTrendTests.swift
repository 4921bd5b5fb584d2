import Foundation
import Pipeline
import TestSupport
import Testing

struct PanelTrendTests {
  private var panel: String {
    packageRoot.appending(path: "Tests/StatisticalMethodsTests/Oracles/panel_input.csv").path
  }

  @Test(arguments: [("bucking_expected", 2016), ("bucking_expected_5y", 2021)])
  func `the verb prints the reference implementation's columns and numbers`(
    oracle: String, first: Int
  ) throws {
    let expected = try OracleTable(oracle, in: "StatisticalMethodsTests")
    let lines = try PanelTrend(path: panel, first: first, last: 2025).csv.split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    #expect(header == expected.header + ["reason_not_assessed"])
    #expect(lines.count == 41)
    for (line, row) in zip(lines.dropFirst(), expected.rows) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for (name, cell) in zip(header, cells) where name != "reason_not_assessed" {
        let wanted = row[name] ?? ""
        if let number = Double(wanted) {
          #expect(agree(Double(cell), number), "\(row["unit"] ?? "") \(name)")
        } else {
          #expect(cell == wanted, "\(row["unit"] ?? "") \(name)")
        }
      }
    }
  }

  @Test func `the pooled file holds the reference quantities`() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/pooled.csv"
    try PanelTrend(path: panel).writePooled(to: file)
    let expected = try OracleTable("bucking_pooled", in: "StatisticalMethodsTests")
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == expected.rows.count)
    for (line, row) in zip(lines, expected.rows) {
      let cells = line.split(separator: ",").map(String.init)
      #expect(cells[0] == row["quantity"])
      #expect(agree(Double(cells[1]), try row.number("value")), "\(cells[0])")
    }
  }

  @Test(arguments: [
    ("unit,year,count\nA,2020,1\n", ExitCode.dataRefused),
    ("unit,year,count,population\nA,20x0,1,2\n", .dataRefused),
    ("unit,year,count,population\nA,2020,1,2\nA,2020,1,2\n", .dataRefused),
    ("unit,year,count,population\n", .dataRefused),
  ])
  func `a panel that makes no sense is refused`(text: String, code: ExitCode) throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/panel.csv"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let fault = #expect(throws: PipelineFault.self) { try PanelTrend(path: file) }
    #expect(fault?.exitCode == code)
  }

  @Test func `a window outside the panel is a usage fault`() {
    let fault = #expect(throws: PipelineFault.self) { try PanelTrend(path: panel, first: 2010) }
    #expect(fault?.exitCode == .usage)
  }
}
