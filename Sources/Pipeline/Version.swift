/// The version of the program, as `--version`, pages and manifests show it.
public enum Version {
  /// Three numbers, following semantic versioning.
  public static let number = "0.2.0"
}
