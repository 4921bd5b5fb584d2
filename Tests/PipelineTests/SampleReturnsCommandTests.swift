import Foundation
import Pipeline
import TestSupport
import Testing

struct SampleReturnsCommandTests {
  private let options = [
    "--children", "20,30", "--codes", "E06000036,E06000022", "--first", "2024",
  ]

  @Test func `a folder for each authority and year, and the truth beside them`() throws {
    let folder = try TemporaryFolder()
    let made = "\(folder.path)/made"
    let command = ["sample", "returns", made] + options + ["--defects", "0.05"]
    #expect(try carenumbers(command).status == 0)
    let names = { (path: String) in
      try FileManager.default.contentsOfDirectory(atPath: made + path).sorted()
    }
    #expect(try names("") == ["E06000022", "E06000036", "truth.csv"])
    #expect(try names("/E06000036") == ["2024", "2025"])
    #expect(try names("/E06000036/2025").count == 11)
    let truth = try String(contentsOfFile: "\(made)/truth.csv", encoding: .utf8)
    #expect(truth.hasPrefix("new_la_code,year,rule,table,file,row\nE06000036,2024,"))
    let again = try carenumbers(command)
    #expect(again.status == ExitCode.usage.rawValue && again.errors.contains("not an empty folder"))
  }

  @Test func `one XML file a year`() throws {
    let folder = try TemporaryFolder()
    let command = ["sample", "returns", folder.path] + options + ["--xml"]
    #expect(try carenumbers(command).status == 0)
    let year = "\(folder.path)/E06000022/2024"
    #expect(try FileManager.default.contentsOfDirectory(atPath: year) == ["return.xml"])
  }

  @Test(arguments: [
    ["--authorities", "154"], ["--authorities", "0"], ["--codes", "E06"], ["--codes", ""],
    ["--codes", "E06000036,E06000036"], ["--codes", "E06000036", "--authorities", "1"],
    ["--first", "2004"], ["--last", "2028"], ["--first", "2025", "--last", "2024"],
    ["--children", "1,2"], ["--children", "0"], ["--children", "many"], ["--defects", "2"],
    ["--xml", "--defects", "0.1"],
  ])
  func `a wrong option is a usage fault`(options: [String]) throws {
    let result = try carenumbers(["sample", "returns", "/nowhere/made"] + options)
    #expect(result.status == ExitCode.usage.rawValue, "\(result.errors)")
  }

  @Test func `a folder that cannot be made is an output that cannot be created`() throws {
    let result = try carenumbers(["sample", "returns", "/proc/made"] + options)
    #expect(result.status == ExitCode.cannotCreate.rawValue)
  }

  @Test func `the committed returns are what the command in their README makes`() throws {
    let committed = packageRoot.appending(path: "SampleData/returns")
    let readme = try String(contentsOf: committed.appending(path: "README.md"), encoding: .utf8)
    let line = try #require(readme.split(separator: "\n").first { $0.hasPrefix("$ carenumbers ") })
    var arguments = line.split(separator: " ").dropFirst(2).map(String.init)
    let folder = try TemporaryFolder()
    arguments[2] = folder.path
    #expect(try carenumbers(arguments).status == 0)
    let made = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let held = try FileManager.default.subpathsOfDirectory(atPath: committed.path).sorted()
    #expect(held.filter { $0 != "README.md" } == made)
    for path in made where path.hasSuffix(".csv") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(path)"))
      let kept = try Data(contentsOf: committed.appending(path: path))
      #expect(bytes == kept, "\(path)")
    }
  }
}
