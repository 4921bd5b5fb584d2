public import ArgumentParser
public import SampleGeneration

extension ByteSize: ExpressibleByArgument {
  /// A size from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension SampleSettings.Order: ExpressibleByArgument {}

extension SampleSettings.Quoting: ExpressibleByArgument {}

/// Values with commas between them.
struct CommaList<Item: LosslessStringConvertible & Sendable>: ExpressibleByArgument, Sendable {
  /// The values, in order.
  let items: [Item]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    items = parts.compactMap { Item($0) }
    guard items.count == parts.count else { return nil }
  }
}
