internal import Charts

/// The drawings of a page, from which its charts are made as files of their own.
///
/// A page keeps them so that each chart is drawn once, and its files are made when they are wanted:
/// they take as much time as the page itself and ten times the room of the drawings.
public struct PageDrawings: Sendable, Hashable {
  /// Where the files go.
  let place: ChartPlace
  /// The drawings, in the page's order.
  let charts: [StandaloneDrawing]
  /// What a file says that has no source of its own: up to when the figures go.
  let period: FittedText
  /// What every file says about the run.
  let run: FittedText

  /// The files, made anew at every call.
  public var files: ChartFiles {
    var files = ChartFiles()
    for chart in charts {
      let bytes = chart.bytes(footer: chart.source.isEmpty ? [period, run] : [run])
      if let path = place.path(chart) {
        files.files.append(ChartFiles.File(path: path, bytes: bytes))
      }
      if place.archive != nil {
        // A folder inside, so that the archives of two authorities can be unpacked side by side.
        let inside = place.folder.split(separator: "/").last ?? ""
        files.entries.append(ChartFiles.File(path: "\(inside)/\(chart.name).svg", bytes: bytes))
      }
    }
    files.entries.sort { $0.path < $1.path }
    files.archive = files.entries.isEmpty ? nil : place.archive
    return files
  }
}
