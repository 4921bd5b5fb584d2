import Foundation
import Simulation
import StatisticalMethods

// Prints the table of error rates as CSV, or with --speed how many panels a second the rule assesses.

let arguments = CommandLine.arguments.dropFirst()
if arguments.contains("--speed") {
  let settings = CountrySettings(noise: .walk, years: 10, divergence: 0)
  let panels = (0..<200).map { MadePanel(settings, number: $0) }
  let clock = ContinuousClock()
  let cores = ProcessInfo.processInfo.activeProcessorCount
  var best = 0.0
  for _ in 0..<5 {
    let time = await clock.measure {
      await withTaskGroup(of: Int.self) { group in
        for start in stride(from: 0, to: panels.count, by: 10) {
          group.addTask {
            (start..<(start + 10)).reduce(0) { sum, number in
              let panel = panels[number]
              let result = RelativeGrowthRule().assess(panel.units, window: panel.window)
              return sum + (result.pooled?.units ?? 0)
            }
          }
        }
        for await units in group where units == 0 { print("a panel was not assessed") }
      }
    }
    best = max(best, Double(panels.count) / (time / .seconds(1)))
  }
  print("\(Int(best)) panels a second on \(cores) cores, the best of five rounds of 200")
} else {
  var number = 700
  if let place = arguments.firstIndex(of: "--panels"), place + 1 < CommandLine.arguments.count {
    number = Int(CommandLine.arguments[place + 1]) ?? number
  }
  var lines = [
    "rule,noise,years,divergence_points,panels,any_false,any_false_se,fdr,fdr_se,"
      + "found_below,found_below_se,found_above,found_above_se,names,names_se"
  ]
  func text(_ value: Double) -> String { String(format: "%.4f", value) }
  for noise in NoiseModel.allCases {
    for years in [10, 5] {
      for divergence in [0, 0.05, 0.08] {
        let settings = CountrySettings(noise: noise, years: years, divergence: divergence)
        for rates in await ErrorRates.measure(settings, panels: number) {
          var cells = [rates.rule.words, noise.rawValue]
          cells += ["\(years)", "\(Int(100 * divergence))", "\(number)"]
          let estimates = [
            rates.anyFalse, rates.falseDiscoveries, rates.foundBelow, rates.foundAbove, rates.names,
          ]
          for estimate in estimates {
            cells.append(estimate.map { text($0.mean) } ?? "")
            cells.append(estimate.map { text($0.error) } ?? "")
          }
          lines.append(cells.joined(separator: ","))
        }
      }
    }
  }
  print(lines.joined(separator: "\n"))
}
