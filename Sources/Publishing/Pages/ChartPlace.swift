internal import CareStatistics
internal import Charts

/// Where the charts of a page go as files of their own, relative to the run's folder.
///
/// A page of an authority has dozens of charts, and there are 153 such pages: some 4,600 files would
/// burden every copy of a run. So an authority's charts go into one archive, and only the chart of
/// its summary stands by itself as well.
struct ChartPlace: Sendable, Hashable {
  /// The folder of the charts that stand by themselves.
  let folder: String
  /// The way from the page to the run's folder: empty, or `../`.
  let root: String
  /// The one chart that stands by itself; `nil` where every chart does and there is no archive.
  let only: String?

  /// The place of a page whose charts all stand by themselves.
  init(page path: String) {
    folder = PagePath.charts(path)
    root = path.contains("/") ? "../" : ""
    only = nil
  }

  /// The place of an authority's page.
  init(area: Area) {
    folder = PagePath.charts(PagePath.area(area))
    (root, only) = ("../", AreaSummary.chartID)
  }

  /// The archive of all charts; `nil` where each stands by itself.
  var archive: String? { only == nil ? nil : folder + ".zip" }

  /// The path of a chart that stands by itself; `nil` for one that is in the archive alone.
  func path(_ chart: StandaloneDrawing) -> String? {
    guard only == nil || only == chart.description.id else { return nil }
    return "\(folder)/\(chart.name).svg"
  }
}
