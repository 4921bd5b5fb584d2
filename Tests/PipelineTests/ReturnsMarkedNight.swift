import Foundation
import TestSupport

/// A night over returns in which every child-level field is marked: two authorities that are counted,
/// and others that are skipped, each for another reason.
enum ReturnsMarkedNight {
  private typealias Marks = ReturnsMarkers

  /// The authorities that are counted.
  static let counted = ["E06000022", "E06000036"]

  /// The night.
  static func make() throws -> ReturnsNight {
    var files: [String: Data] = [:]
    for code in counted {
      for year in [2024, 2025] { files.merge(tables(code, year)) { $1 } }
    }
    files["E06000022/2024/episodes.csv"] = nil
    files["E06000022/2024/header.csv"] = nil
    files["E06000022/2024/return.xml"] = Data(xml("E06000022").utf8)
    for (name, text) in broken { files[name] = text }
    let night = try ReturnsNight(files)
    // An archive that is cut in the middle.
    let zip = Process()
    zip.executableURL = URL(fileURLWithPath: "/bin/sh")
    zip.arguments = [
      "-c", "gzip -c header.csv > whole && head -c 90 whole > header.csv.gz && rm header.csv whole",
    ]
    zip.currentDirectoryURL = URL(fileURLWithPath: "\(night.returns)/E08000034/2025")
    try zip.run()
    zip.waitUntilExit()
    return night
  }

  private static func birth(_ child: Int) -> Marks.Mark { Marks.births[child % 3] }

  private static func header(_ code: String, count: Int = 60) -> String {
    var text = ReturnsNight.header
    for child in 0..<count {
      let sex = child == 7 ? "SEXZQXJ" : child.isMultiple(of: 2) ? "M" : "F"
      let mother = child == 2 ? "1,\(Marks.ownChild.text)" : child == 3 ? "ZQXJMOTHER,ZQXJ" : ","
      let ethnicity = child == 9 ? "ETHZQXJ" : "WBRI"
      text += "KIDZQXJ\(code)\(child),\(sex),\(birth(child).text),\(ethnicity),"
      text += "UPNZQXJ\(child),\(mother)\n"
    }
    // The same child twice, and one without a day of birth that can be read.
    text += "KIDZQXJ\(code)1,F,\(birth(1).text),WBRI,UPNZQXJ,,\n"
    return text + "KIDZQXJ\(code)LOST,M,\(birth(1).iso),WBRI,UPNZQXJ,,ZQXJDATE\n"
  }

  private static func episodes(_ code: String, _ year: Int, count: Int = 60) -> String {
    var text = ReturnsNight.episodes
    for child in 0..<count {
      let isEnd = year == 2025 && child.isMultiple(of: 3)
      let end = isEnd ? "\(Marks.ended.text),E4A,CHANGEZQXJ" : ",,"
      text += "KIDZQXJ\(code)\(child),\(Marks.began.text),S,C2,N1,U4,PR1,\(end),"
      text += "ZQ1 HOMEZQXJ,PLZQXJ\(child),URNZQXJ\(child)\n"
    }
    // One of each way to be wrong.
    text += "KIDZQXJ\(code)1,ZQXJDATE,S,STATUSZQXJ,NEEDZQXJ,PLACEZQXJ,PRZQXJ,\(Marks.ended.iso),"
    text += "RECZQXJ,ZQXJ,HOMEZQXJ,PLZQXJ,URNZQXJ\n"
    text += "KIDZQXJ\(code)4,\(Marks.began.text),REASONZQXJ,C2,N1,U4,PR1,,,,,,URNZQXJ\n"
    return text + "\"KIDZQXJ\"\"\(code), GONE\",\(Marks.began.iso),S,C2,N1,U4,PR1,ZQXJ,X1,,,,\n"
  }

  /// The tables of a return.
  private static func tables(_ code: String, _ year: Int) -> [String: Data] {
    let (kid, dob) = ("KIDZQXJ\(code)1", birth(1).text)
    let one = "\(kid),\(dob)"
    let texts = [
      "header": header(code), "episodes": episodes(code, year),
      "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE\n\(one),\(Marks.ended.text),ZQXJ\n",
      "uasc": "CHILD,SEX,DOB,DUC\n\(kid),ZQXJ,\(dob),\(Marks.ended.text)\n\(kid),M,\(dob),ZQXJ\n",
      "oc2":
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
        + "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n"
        + "\(one),ZQXJ,ZQXJ,1,ZQXJ,0,1,0,1,0,ZQXJ\n",
      "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n\(one),ZQXJ,ZQXJ,ZQXJ\n",
      "ad1":
        "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n"
        + "\(one),\(Marks.began.text),\(Marks.ended.text),1,2,ZQXJ,ZQXJ\n",
      "placed_for_adoption":
        "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n"
        + "\(one),\(Marks.began.text),\(Marks.ended.text),ZQXJ\n",
      "previous_permanence": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n\(one),P1,LAZQXJ,ZZ/ZQXJ\n",
      "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END\n\(one),M,\(Marks.began.text),ZQXJ\n",
      "sw_episodes":
        "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n\(one),SWZQXJ,\(Marks.began.text),ZQXJ,ZQXJ\n",
    ]
    return Dictionary(
      uniqueKeysWithValues: texts.filter {
        year == 2025 || ["header", "episodes"].contains($0.key)
      }
      .map { ("\(code)/\(year)/\($0).csv", Data($1.utf8)) })
  }

  private static func xml(_ code: String, count: Int = 60) -> String {
    let children = (0..<count).map { child in
      """
      <CHILD><HEADER><CHILDID>KIDZQXJ\(code)\(child)</CHILDID><UPN>UPNZQXJ</UPN><SEX>1</SEX>\
      <DOB>\(birth(child).text)</DOB><ETHNIC>WBRI</ETHNIC><UASC>\(child < 9 ? "1" : "")</UASC>\
      <MOTHER>ZQXJ</MOTHER><MC_DOB>\(Marks.ownChild.text)</MC_DOB></HEADER>
      <!-- ZQXJ --><EPISODE ZQXJ="ZQXJ"><DECOM>\(Marks.began.text)</DECOM><RNE>S</RNE>\
      <LS>\(child == 5 ? "ZQXJ" : "C2")</LS><CIN>N1</CIN><PL>U4</PL><PL_POST>ZQXJ</PL_POST>\
      <HOME_POST><![CDATA[ZQXJ]]></HOME_POST><URN>URNZQXJ</URN><PLACE_PROVIDER>PR1</PLACE_PROVIDER>\
      <ZQXJ>ZQXJ</ZQXJ><DEC>\(child == 6 ? "ZQXJ" : "")</DEC></EPISODE></CHILD>

      """
    }
    return "<?xml version=\"1.0\"?><EXPSSDA903>\(children.joined())</EXPSSDA903>"
  }

  /// Returns that are skipped, by path; every message about them is made beside marked text.
  private static var broken: [String: Data] {
    let (kids, dob) = (header("B", count: 9), birth(0).text)
    func bytes(_ text: String) -> Data { Data(text.utf8) }
    var files = [
      "E06000056/2025/quote.csv": bytes(kids + "KIDZQXJ,M,\"\(dob)\"ZQXJ,WBRI,,,\n"),
      "E06000014/2025/latin.csv": bytes(kids + "KIDZQXJ") + Data([0xE9]) + bytes("ZQXJ,,,,,,\n"),
      "E06000021/2025/zero.csv": bytes(kids + "KIDZQXJ") + Data([0]) + bytes("ZQXJ,,,,,,\n"),
      "E06000023/2025/columns.csv": bytes("CHILD,DOB,ZQXJ COLUMN,SEX,\(dob)\nKIDZQXJ,,ZQXJ,,\n"),
      "E06000060/2025/columns.csv": bytes("CHILD,ZQXJ,ZQXJ\nKIDZQXJ,ZQXJ,ZQXJ\n"),
      "E08000025/2025/return.xml": bytes("<EXPSSDA903><CHILD><ZQXJ>ZQXJ & \(dob)</CHILD>"),
      "E08000026/2025/return.xml": bytes(
        "<!DOCTYPE ZQXJ [<!ENTITY ZQXJ \"KIDZQXJ\">]><EXPSSDA903>&ZQXJ;</EXPSSDA903>"),
      "E08000027/2025/return.xml": bytes("<ZQXJ><CHILD>ZQXJ</CHILD></ZQXJ>"),
      "E08000028/2025/return.xml": bytes(
        "<EXPSSDA903><CHILD><HEADER><CHILDID>ZQXJ<ZQXJ/></CHILDID></HEADER></CHILD></EXPSSDA903>"),
      "E08000029/2025/fields.csv": bytes(kids + "KIDZQXJ,M,\(dob),ZQXJ,ZQXJ,ZQXJ,ZQXJ,ZQXJ,ZQXJ\n"),
      "E08000030/2025/open.csv": bytes(kids + "\"KIDZQXJ,M,\(dob),ZQXJ\n"),
      "E08000031/2025/child.csv": bytes(kids + ",M,\(dob),ZQXJ,ZQXJ,ZQXJ,ZQXJ\n"),
      "E08000034/2025/header.csv": bytes(header("Z", count: 300)),
      "E08000035/2025/header.csv": (kids.data(using: .utf16) ?? Data()),
      "E08000035/2025/episodes.csv": bytes(episodes("B", 2025).dropLast(40).description),
      "E06000099/2025/header.csv": bytes(kids),
      "E08000033/2025/header.csv": bytes(
        kids.replacing(birth(0).text, with: birth(0).iso)
          .replacing(birth(1).text, with: birth(1).iso)),
      "E08000033/2025/episodes.csv": bytes(episodes("B", 2025)),
    ]
    // One return in the folders of two authorities.
    for code in ["E10000016", "E10000017"] {
      files["\(code)/2025/header.csv"] = bytes(header("S"))
      files["\(code)/2025/episodes.csv"] = bytes(episodes("S", 2025))
    }
    return files
  }
}
