internal import Foundation
public import StatisticalMethods

/// How the rates of a made-up country move when nothing but noise is at work.
public enum NoiseModel: String, Sendable, CaseIterable {
  /// Each unit's rate beside the whole's is a random walk: growth of variance omega / m + sigma²,
  /// successive growths correlated by 0.1, and units that vary more or less than their size says.
  /// This is what the published counts look like.
  case walk
  /// The rate returns slowly to a level of its own (autoregressive, as fitted to the same counts).
  case returning
  /// Every year is a draw of its own around a level.
  case independent
}

/// What a made-up country is like.
public struct CountrySettings: Sendable {
  /// How rates move.
  public var noise: NoiseModel
  /// Yearly counts a unit has.
  public var years: Int
  /// How much more or less than the others' each divergent unit's rate grows a year, as a share: 0.05
  /// for 5 points; 0 for a country without any.
  public var divergence: Double
  /// Units; a tenth of them are divergent, half down and half up.
  public var units = 148

  /// Settings.
  public init(noise: NoiseModel, years: Int, divergence: Double) {
    (self.noise, self.years, self.divergence) = (noise, years, divergence)
  }
}

/// A made-up panel with the shape of England's: 148 units, their sizes, +2 per cent a year with yearly
/// shocks of 1 per cent.
///
/// Sizes are the twentieths of the mean counts of children looked after in 148 areas, 2016 to 2025
/// (`SampleData/published`), rates a lognormal with their median and spread.
public struct MadePanel: Sendable {
  /// The panel.
  public let units: [PanelUnit]
  /// The window.
  public let window: ClosedRange<Int>
  /// +1 for a unit made to grow more than the others, -1 for less, 0 for all others.
  public let truth: [Int]

  private static let sizes: [Double] = [
    34, 154, 213, 253, 297, 312, 327, 342, 386, 403, 451, 488, 524, 555, 610, 641, 698, 784, 935,
    1226, 2028,
  ]

  /// The panel of a number; the same number gives the same panel.
  public init(_ settings: CountrySettings, number: Int) {
    var random = NormalGenerator(seed: 903 &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    window = 1...settings.years
    let shocks = (1..<settings.years).map { _ in log(1.02) + 0.01 * random.normal() }
    let divergent = settings.divergence == 0 ? 0 : settings.units / 20
    var (units, truth): ([PanelUnit], [Int]) = ([], [])
    for index in 0..<settings.units {
      let side = index < divergent ? -1 : index < 2 * divergent ? 1 : 0
      let drift =
        side == 0 ? 0 : log((1.02 + Double(side) * settings.divergence) / 1.02)
      truth.append(side)
      units.append(Self.unit(settings, drift: drift, shocks: shocks, &random))
    }
    (self.units, self.truth) = (units, truth)
  }

  private static func unit(
    _ settings: CountrySettings, drift: Double, shocks: [Double],
    _ random: inout NormalGenerator
  ) -> PanelUnit {
    let place = random.uniform() * Double(sizes.count - 1)
    let below = Int(place)
    let size = sizes[below] + (place - Double(below)) * (sizes[below + 1] - sizes[below])
    let rate = 0.0066 * exp(0.38 * random.normal())
    let population = (size / rate).rounded()
    let noise = self.noise(settings, size: size, &random)
    // Growth is centred on the window, so that the mean count is the size that the noise goes by.
    let middle = Double(settings.years - 1) / 2
    var level = log(size / population) - (log(1.02) + drift) * middle
    var counts: [Double] = []
    for year in 0..<settings.years {
      if year > 0 { level += shocks[year - 1] + drift }
      counts.append(max((population * exp(level + noise[year])).rounded(), 1))
    }
    return PanelUnit(
      years: Array(1...settings.years), counts: counts,
      populations: [Double](repeating: population, count: settings.years))
  }

  /// One unit's noise in the logarithm of its rate, year by year.
  private static func noise(
    _ settings: CountrySettings, size: Double, _ random: inout NormalGenerator
  ) -> [Double] {
    switch settings.noise {
    case .walk:
      let heterogeneity = 15 / random.chiSquared(17)
      let spread = (heterogeneity * (1.2 / size + 0.0023)).squareRoot()
      var (level, growth) = (0.0, random.normal())
      return (0..<settings.years).map { year in
        if year > 0 {
          level += spread * growth
          growth = 0.1 * growth + 0.99.squareRoot() * random.normal()
        }
        return level
      }
    case .returning:
      // As fitted: rho 0.935 and 17.5 over the mean count; over five years 0.76 and 4.
      let (rho, phi) = settings.years > 7 ? (0.935, 17.5) : (0.76, 4.0)
      let spread = (phi / size).squareRoot()
      var level = random.normal()
      return (0..<settings.years).map { _ in
        defer { level = rho * level + (1 - rho * rho).squareRoot() * random.normal() }
        return spread * level
      }
    case .independent:
      let spread = (2.3 / size).squareRoot()
      return (0..<settings.years).map { _ in spread * random.normal() }
    }
  }
}
