import Foundation
import FoundationXML
import PackageReading
import Testing

/// The charts of a whole run as files of their own.
enum ChartFileChecks {
  /// Every authority has an archive and its summary chart; all other pages have single files.
  static func check(_ files: [String: Data], in folder: String) throws {
    let charts = files.keys.filter { $0.hasPrefix("charts/") }.sorted()
    let archives = charts.filter { $0.hasSuffix(".zip") }
    #expect(archives.count == 153)
    let codes = archives.map { $0.split(separator: "/").last?.dropLast(4) ?? "" }
    #expect(codes.allSatisfy { files["areas/\($0).html"] != nil })
    let summaries = charts.filter { $0.hasPrefix("charts/areas/") && $0.hasSuffix(".svg") }
    #expect(summaries == codes.map { "charts/areas/\($0)/sheet-chart.svg" }.sorted())
    for path in charts where path.hasSuffix(".svg") && !path.hasPrefix("charts/areas/") {
      let page = path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
      let text = String(decoding: files["\(page).html"] ?? Data(), as: UTF8.self)
      #expect(text.contains("\(path)\""), "\(path) is linked")
    }
    for kind in ["index", "board", "themes/front-door", "regions/E12000008"] {
      #expect(charts.contains { $0.hasPrefix("charts/\(kind)/") }, "\(kind)")
    }
    let archive = try ArchiveContents(path: "\(folder)/charts/areas/E06000036.zip")
    #expect(archive.names.count > 20 && archive.names == archive.names.sorted())
    for (name, data) in archive.files {
      #expect(name.hasPrefix("E06000036/") && name.hasSuffix(".svg"))
      #expect(XMLParser(data: data).parse(), "\(name)")
      // Lines are set to the drawing's width, so a phrase may go over two of them.
      let words = String(decoding: data, as: UTF8.self)
        .replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
        .split(separator: " ").joined(separator: " ")
      #expect(words.contains("Figures to "), "\(name)")
    }
    let own = archive.files["E06000036/sheet-chart.svg"]
    #expect(own == files["charts/areas/E06000036/sheet-chart.svg"])
  }
}
