internal import CareStatistics
internal import TrendAnalysis

/// The words for why an authority is listed as one that could be asked.
struct PeerWords {
  let measure: Measure?
  let register: AreaRegister

  /// The reasons in one phrase: "statistical neighbour, 3rd closest of 10 (2025 model); same region
  /// (South East)".
  func reasons(_ likeness: PeerLikeness) -> String {
    let neighbour = likeness.neighbour.map { place in
      let closeness = place.rank == 1 ? "closest" : "\(Self.ordinal(place.rank)) closest"
      return "statistical neighbour, \(closeness) of \(place.of) (\(place.model) model)"
    }
    let traits = [
      likeness.region.map { "same region (\(register[$0]?.name ?? $0.rawValue))" },
      likeness.rates.map { "similar rate (\(rates($0)))" },
      likeness.sizes.map {
        "similar size (\(Self.children($0.own)) and \(Self.children($0.peer)) children)"
      },
    ].compactMap { $0 }
    return [neighbour, traits.isEmpty ? nil : Phrases.list(traits)].compactMap { $0 }
      .joined(separator: "; ")
  }

  private func rates(_ pair: PeerLikeness.Pair) -> String {
    let decimals = measure?.decimals ?? 0
    let unit = measure.map { " " + $0.unit.inWords } ?? ""
    return NumberText.fixed(pair.own, decimals: decimals) + " and "
      + NumberText.fixed(pair.peer, decimals: decimals) + unit
  }

  /// A number of children to the nearest hundred from a thousand on.
  private static func children(_ number: Double) -> String {
    NumberText.fixed(number < 1_000 ? number : (number / 100).rounded() * 100)
  }

  /// A place in words: "1st", "2nd", "11th".
  static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
