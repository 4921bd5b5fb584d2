import Foundation
import TestSupport

/// Small returns for whole nights: text by path, and a pipeline that reads them.
struct ReturnsNight {
  /// Holds the returns, the output and all that the program writes anywhere.
  let folder: TemporaryFolder

  var returns: String { "\(folder.path)/returns" }
  var output: String { "\(folder.path)/output" }
  /// Where the program is told to put temporary files.
  var scratch: String { "\(folder.path)/scratch" }

  /// A night over files by their path below the folder of returns.
  init(_ files: [String: Data]) throws {
    folder = try TemporaryFolder()
    for path in [returns, scratch] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    for (path, bytes) in files { try write(bytes, to: path) }
  }

  /// Writes one file of the returns.
  func write(_ bytes: Data, to path: String) throws {
    let url = URL(fileURLWithPath: "\(returns)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  /// The pipeline file.
  func pipeline(_ changed: (String) -> String = { $0 }) throws -> String {
    let (returns, made) = (returns, packageRoot.appending(path: "SampleData/returns").path)
    return try folder.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path,
      changed: { text in
        changed(
          text.replacingOccurrences(of: made, with: returns)
            .replacingOccurrences(of: "  made_up: true\n", with: ""))
      })
  }

  /// Runs the built program with a temporary folder of its own.
  func carenumbers(_ arguments: [String]) throws -> CommandResult {
    try PipelineTests.carenumbers(arguments, environment: ["TMPDIR": scratch])
  }

  /// The bytes of every file below a folder, by path, links not followed.
  static func files(below folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let whole = "\(folder)/\(path)"
      let kind = try FileManager.default.attributesOfItem(atPath: whole)[.type]
      guard kind as? FileAttributeType == .typeRegular else { continue }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: whole))
    }
    return files
  }

  static let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
  static let episodes =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"

  /// A sound return of some children who are in care all year, as files by name.
  static func sound(_ children: Int, prefix: String, year: Int = 2025) -> [String: Data] {
    var (header, episodes) = (Self.header, Self.episodes)
    for child in 0..<children {
      let name = "\(prefix)\(child)"
      header += "\(name),M,\(10 + child % 18)/0\(1 + child % 9)/2014,WBRI,UN1,,\n"
      episodes += "\(name),05/06/\(year - 2),S,C2,N1,U4,PR1,,,,,,1234567\n"
    }
    return ["header.csv": Data(header.utf8), "episodes.csv": Data(episodes.utf8)]
  }

  /// The files of a return under an authority and a year.
  static func placed(_ files: [String: Data], _ code: String, _ year: String) -> [String: Data] {
    Dictionary(uniqueKeysWithValues: files.map { ("\(code)/\(year)/\($0)", $1) })
  }
}
