import Foundation
import TestSupport

/// A small published file that reads without errors: the newest year of a sample.
enum Sample {
  static let name = "cla_number_and_rate_2025.csv"

  static let csv: [UInt8] = {
    let url = packageRoot.appending(
      path: "SampleData/published/cla_number_and_rate_2021_to_2025.csv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n")
    let kept = lines.prefix(1) + lines.filter { $0.hasPrefix("2025,") }
    return Array((kept.joined(separator: "\n") + "\n").utf8)
  }()

  /// The rows of the file.
  static let rows = csv.count { $0 == 10 } - 1

  /// The file with other line ends: other bytes, and it reads as well.
  static let revised: [UInt8] = csv.flatMap { $0 == 10 ? [13, 10] : [$0] }

  /// Bytes as a gzip archive, always the same for the same bytes.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-n", "-c"]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    do { try process.run() } catch { return [] }
    Thread.detachNewThread {
      try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
      try? input.fileHandleForWriting.close()
    }
    let packed = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return Array(packed)
  }
}
