import Foundation
import Pipeline

/// A finished run of a few files, without a night behind it.
enum FakeRun {
  static let files = ["index.html": "<p>One</p>\n", "data/tidy/observations.csv": "a,b\n1,2\n"]

  /// Writes the run's folder below `runs`, with a manifest that fits.
  static func make(
    _ id: String, in output: String, suffix: String = "", only: [String]? = nil,
    files: [String: String] = FakeRun.files, finished: String = "2026-11-25T02:30:09Z"
  ) throws {
    let folder = "\(output)/runs/\(id)\(suffix)"
    var outputs: [[String: Any]] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let url = URL(fileURLWithPath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      outputs.append([
        "path": path, "bytes": text.utf8.count, "sha256": Digest.hexadecimal(of: text),
      ])
    }
    var run: [String: Any] = [
      "id": id, "fingerprint": "f00d", "started": "2026-11-25T02:30:04Z", "finished": finished,
      "pipeline": "nightly.yml",
    ]
    run["only"] = only
    let manifest: [String: Any] = [
      "manifestVersion": 1, "tool": ["name": "carenumbers", "version": "1"], "run": run,
      "inputs": [Any](), "counts": [String: Int](), "findings": [String: Int](),
      "outputs": outputs,
    ]
    try JSONSerialization.data(withJSONObject: manifest)
      .write(to: URL(fileURLWithPath: "\(folder)/manifest.json"))
  }

  /// Lets a link in the output folder point to a run.
  static func link(_ name: String, to id: String, in output: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(output)/\(name)", withDestinationPath: "runs/\(id)")
  }
}
