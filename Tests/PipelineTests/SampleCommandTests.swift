import Foundation
import Pipeline
import Testing

struct SampleCommandTests {
  @Test func `a file and standard output hold the same made-up table`() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/sample.csv"
    try "old".write(toFile: file, atomically: true, encoding: .utf8)
    let options = ["sample", "tidy", "--size", "64KB", "--seed", "7"]
    #expect(try carenumbers(options + ["--output", file]).status == 0)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect((64_000..<64_400).contains(text.utf8.count))
    #expect(try carenumbers(options).output == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["sample.csv"])
  }

  @Test func `a full disk is a failure of writing and a device stays a device`() throws {
    let result = try carenumbers(["sample", "tidy", "--rows", "5", "--output", "/dev/full"])
    #expect(result.status == ExitCode.cannotWrite.rawValue)
    #expect(result.errors.contains("/dev/full: writing failed (No space left on device)"))
    #expect(!FileManager.default.fileExists(atPath: "/dev/full.partial"))
  }

  @Test func `a file that fails half-way leaves the old one and no part of the new`() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/sample.csv"
    try "old".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(throws: PipelineFault.self) {
      let output = try StreamedOutput(path: file)
      try output.write([UInt8](repeating: 0, count: 9).span)
      throw PipelineFault(.cannotWrite, "half-way", remedy: "")
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["sample.csv"])
  }

  @Test func `a folder that is missing is an output that cannot be created`() throws {
    let result = try carenumbers(["sample", "tidy", "--rows", "5", "--output", "/nowhere/a.csv"])
    #expect(result.status == ExitCode.cannotCreate.rawValue)
  }

  @Test(arguments: [
    [], ["--rows", "5", "--size", "1KB"], ["--size", "12"], ["--rows", "5", "--groups", "0"],
    ["--rows", "5", "--groups", "10000001"], ["--rows", "5", "--order", "random"],
    ["--rows", "5", "--output", ""], ["--rows=-1"],
  ])
  func `a wrong option is a usage fault`(options: [String]) throws {
    #expect(try carenumbers(["sample", "tidy"] + options).status == ExitCode.usage.rawValue)
  }
}
