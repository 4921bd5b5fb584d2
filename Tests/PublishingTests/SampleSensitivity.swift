import TrendAnalysis

/// Other ways of looking at the graded trends of the sample analysis: every kind of answer.
enum SampleSensitivity {
  static func rows(_ trends: [Trend], _ measure: String) -> [Sensitivity] {
    trends.filter { $0.measure == measure && $0.grade != nil }.flatMap { trend in
      let contrast = trend.estimate?.contrast ?? 0
      let last = trend.window.upperBound
      return [
        Sensitivity(
          trend: trend, alternative: .window((last - 2)...last), points: 3, used: nil,
          contrast: -contrast, interval: nil, grade: nil, reason: "too few to grade"),
        Sensitivity(
          trend: trend, alternative: .window((last - 5)...last), points: 6, used: nil,
          contrast: contrast, interval: (contrast - 0.01)...(contrast + 0.01), grade: .probable,
          reason: nil),
        Sensitivity(
          trend: trend, alternative: .region, points: trend.points, used: 7, contrast: contrast,
          interval: (contrast - 0.01)...(contrast + 0.01), grade: nil, reason: "not graded"),
        Sensitivity(
          trend: trend, alternative: .neighbours, points: trend.points, used: nil, contrast: nil,
          interval: nil, grade: nil, reason: "no area to compare with"),
      ]
    }
  }
}
