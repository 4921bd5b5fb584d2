import Foundation
import Pipeline
import TestSupport
import Testing

/// Spoilt inputs of every kind, each given to the program in a process of its own.
@Suite(.serialized) struct MutatedInputTests {
  /// How many, and from which seed: `CARENUMBERS_MUTANTS=500@20000` are 500 from number 20,000 on.
  private static let numbers: Range<Int> = {
    let text = ProcessInfo.processInfo.environment["CARENUMBERS_MUTANTS"] ?? ""
    let parts = text.split(separator: "@").compactMap { Int($0) }
    let start = parts.count > 1 ? parts[1] : 0
    return start..<start + (parts.first ?? (TrustedNight.isLong ? 10_000 : 300))
  }()

  @Test("no spoilt input crashes the program, holds it up, or ends it with a wrong exit code")
  func mutants() async throws {
    async let even = onOwnThread("mutants") { try Self.work(Self.numbers.filter { $0 % 2 == 0 }) }
    async let odd = onOwnThread("mutants") { try Self.work(Self.numbers.filter { $0 % 2 == 1 }) }
    let tallies = try await [even, odd]
    let ends = tallies.reduce(into: [:]) { $0.merge($1.ends) { $0 + $1 } }
    #expect(ends.values.reduce(0, +) == Self.numbers.count)
    for failure in tallies.flatMap(\.failures) { Issue.record("\(failure)") }
    let refused = ends.filter { !$0.key.hasSuffix(" 0") }.values.reduce(0, +)
    #expect(refused > Self.numbers.count / 10, "mutants are spoilt indeed")
    let slowest = tallies.map(\.slowest).max() ?? 0
    let peak = tallies.map(\.peakMiB).max() ?? 0
    print("\(Self.numbers.count) mutants through the \(builtProgram.name) build; slowest")
    print(String(format: "%.1f s, largest %.0f MiB; ends by verb and code:", slowest, peak))
    for (end, count) in ends.sorted(by: { $0.key < $1.key }) { print("  \(end): \(count)") }
  }

  /// What some mutants led to.
  private struct Tally: Sendable {
    var ends: [String: Int] = [:]
    var failures: [String] = []
    var slowest = 0.0
    var peakMiB = 0.0
  }

  private static func work(_ numbers: [Int]) throws -> Tally {
    let ground = try MutantGround()
    var tally = Tally()
    for number in numbers {
      let mutant = try Mutant(number, on: ground)
      let (end, result, failure) = try mutant.run(on: ground)
      tally.ends["\(mutant.verb.rawValue) \(end)", default: 0] += 1
      tally.slowest = max(tally.slowest, result.seconds)
      tally.peakMiB = max(tally.peakMiB, result.peakMiB)
      if let failure {
        let kept = try mutant.keep()
        tally.failures.append(
          "\(failure)\n  input kept: \(kept)\n  errors: \(result.errors.prefix(400))")
      }
    }
    return tally
  }
}
