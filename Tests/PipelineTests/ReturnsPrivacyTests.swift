import Foundation
import TestSupport
import Testing

/// Nothing of a child leaves the program, in whatever it writes and wherever.
struct ReturnsPrivacyTests {
  /// Days of birth in every form they could be written.
  private static let birthForms = [
    "17/11/2011", "2011-11-17", "17 November 2011", "20111117", "November 17, 2011",
  ]
  /// Texts that stand in child-level fields alone.
  private static let markers =
    [
      "KIDMARK", "kidmark", "UPNMARK", "HOMEMARK", "PLACEMARK", "URNMARK", "MOTHERMARK", "WORKMARK",
      "CODEMARK", "DATEMARK", "QUOTEMARK", "BROKENMARK", "COLUMNMARK", "XMLMARK",
    ] + birthForms

  private static func header(_ count: Int) -> String {
    var text = ReturnsNight.header
    for child in 0..<count {
      text += "KIDMARK\(child),M,17/11/2011,WBRI,UPNMARK\(child),MOTHERMARK,17/11/2011\n"
    }
    return text
  }

  private static func episodes(_ count: Int) -> String {
    var text = ReturnsNight.episodes
    for child in 0..<count {
      let end = child % 4 == 0 ? "03/09/2024,E4A" : ","
      text +=
        "KIDMARK\(child),05/06/2023,S,C2,N1,U4,PR1,\(end),,HOMEMARK,PLACEMARK,URNMARK\(child)\n"
    }
    // One of each way to be wrong, with a marker in it.
    text += "KIDMARK1,DATEMARK,S,CODEMARK,N1,U4,PR1,,,CODEMARK,HOMEMARK,PLACEMARK,URNMARK\n"
    text += "KIDMARKGONE,05/06/2023,CODEMARK,C2,N1,U4,PR1,DATEMARK,CODEMARK,,,,\n"
    return text
  }

  private static func xml(_ count: Int) -> String {
    let children = (0..<count).map { child in
      """
      <CHILD><HEADER><CHILDID>KIDMARK\(child)</CHILDID><UPN>UPNMARK</UPN><SEX>1</SEX>\
      <DOB>17/11/2011</DOB><ETHNIC>WBRI</ETHNIC><UASC></UASC><MOTHER></MOTHER></HEADER>
      <EPISODE><DECOM>05/06/2023</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U4</PL>\
      <PL_POST>PLACEMARK</PL_POST><HOME_POST>HOMEMARK</HOME_POST><URN>URNMARK</URN>\
      <PLACE_PROVIDER>PR1</PLACE_PROVIDER><XMLMARK>XMLMARK</XMLMARK></EPISODE></CHILD>

      """
    }
    return "<EXPSSDA903>\(children.joined())</EXPSSDA903>"
  }

  /// A night with one authority that is counted and others that are refused, markers everywhere.
  private static func night() throws -> ReturnsNight {
    let good = "E06000036"
    let social =
      "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nKIDMARK1,17/11/2011,WORKMARK,DATEMARK,,CODEMARK\n"
    let asylum = "CHILD,SEX,DOB,DUC\nKIDMARK2,M,17/11/2011,DATEMARK\n"
    var broken = Data((header(5) + "BROKENMARK,M,\"17/11/2011\"QUOTEMARK,WBRI,,,\n").utf8)
    broken.append(contentsOf: [0x42, 0xFF, 0xFE])
    let cut = Data(episodes(9).utf8.dropLast(30))
    return try ReturnsNight([
      "\(good)/2024/return.xml": Data(xml(40).utf8),
      "\(good)/2025/header.csv": Data(header(40).utf8),
      "\(good)/2025/episodes.csv": Data(episodes(40).utf8),
      "\(good)/2025/sw_episodes.csv": Data(social.utf8),
      "\(good)/2025/uasc.csv": Data(asylum.utf8),
      "E06000022/2025/header.csv": broken,
      "E06000022/2025/episodes.csv": cut,
      "E06000056/2025/header.csv": Data("CHILD,COLUMNMARK\nKIDMARK1,COLUMNMARK\n".utf8),
      "E06000056/2025/episodes.csv": Data(("\u{FEFF}" + episodes(4)).utf8),
      "E06000014/2025/return.xml": Data(
        (xml(3).dropLast(40) + "<KIDMARK>XMLMARK & BROKENMARK").utf8),
      "E06000021/2025/return.xml": Data(
        "<!DOCTYPE KIDMARK [<!ENTITY XMLMARK \"KIDMARK\">]><EXPSSDA903>&XMLMARK;</EXPSSDA903>".utf8),
    ])
  }

  /// The markers that stand anywhere in some bytes.
  private static func found(_ bytes: Data) -> [String] {
    markers.filter { bytes.range(of: Data($0.utf8)) != nil }
  }

  @Test func `no child-level field is in anything that a night writes`() throws {
    let night = try Self.night()
    let pipeline = try night.pipeline()
    let run = try night.carenumbers(["run", pipeline])
    #expect(run.status == 1, "\(run.errors)")
    var streams = [run.output, run.errors]
    for format in ["text", "csv", "json"] {
      let check = try night.carenumbers(["check", night.returns, "--format", format])
      #expect(check.status == 1 && check.output.contains("ssda903-141"))
      streams += [check.output, check.errors]
    }
    for options in [[], ["--unsuppressed"], ["--by", "age_band,sex"], ["--by", "reason_ceased"]] {
      let returns = try night.carenumbers(["returns", night.returns] + options)
      #expect(returns.status == 1)
      streams += [returns.output, returns.errors]
    }
    for stream in streams { #expect(Self.found(Data(stream.utf8)) == []) }
    let written = try ReturnsNight.files(below: night.output)
    #expect(written.keys.contains { $0.hasSuffix("carenumbers.sqlite") })
    #expect(
      written.keys.contains { $0.contains("private/") && $0.hasSuffix("E06000036.html") },
      "\(run.errors)")
    for (path, bytes) in written { #expect(Self.found(bytes) == [], "\(path)") }
    for (path, bytes) in try ReturnsNight.files(below: night.scratch) {
      #expect(Self.found(bytes) == [], "\(path)")
    }
    // The search finds what is there.
    for (path, bytes) in try ReturnsNight.files(below: night.returns) {
      #expect(Self.found(bytes) != [], "\(path)")
    }
  }

  @Test func `the private tree is closed to others and nothing public speaks of it`() throws {
    let night = try Self.night()
    #expect(try night.carenumbers(["run", try night.pipeline()]).status == 1)
    let root = "\(night.output)/private"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root).map { "\(root)/\($0)" }
    for path in [root, "\(night.output)/carenumbers.sqlite"] + paths {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let kind = attributes[.type] as? FileAttributeType
      guard kind != .typeSymbolicLink else { continue }
      let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
      #expect(mode == (kind == .typeDirectory ? 0o750 : 0o640), "\(path)")
    }
    let hidden = ["local_stock", "private/", "E06000036/2025", "return.xml", "_local_figures"]
    for (path, bytes) in try ReturnsNight.files(below: "\(night.output)/runs") {
      for text in hidden { #expect(bytes.range(of: Data(text.utf8)) == nil, "\(path): \(text)") }
    }
  }
}
