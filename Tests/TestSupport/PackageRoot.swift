public import Foundation

/// The folder that holds `Package.swift`, found from this file's own path.
public let packageRoot: URL = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
