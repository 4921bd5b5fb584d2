public import ArgumentParser
public import SampleGeneration

extension ByteSize: ExpressibleByArgument {
  /// A size from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension SampleSettings.Order: ExpressibleByArgument {}

extension SampleSettings.Quoting: ExpressibleByArgument {}
