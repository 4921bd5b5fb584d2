public import ArgumentParser
public import Pipeline

extension ConfigurationSchema: ExpressibleByArgument {}
