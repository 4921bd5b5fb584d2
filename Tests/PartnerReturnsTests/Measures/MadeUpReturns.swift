import SampleGeneration

/// Made-up returns as files by path.
enum MadeUpReturns {
  static func files(
    years: ClosedRange<Int>, children: Int, seed: UInt64, defectRate: Double,
    code: String = "E06000036"
  ) -> [String: String] {
    let settings = ReturnsSettings(
      authorities: [code], years: years, children: [children], seed: seed, defectRate: defectRate)
    var files: [String: String] = [:]
    for file in ReturnsSample(settings: settings).returns(ofAuthorityAt: 0).files {
      files["\(code)/\(file.year)/\(file.name)"] = String(decoding: file.bytes, as: UTF8.self)
    }
    return files
  }
}
