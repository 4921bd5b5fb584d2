/// The licence of the figures.
enum DataLicence {
  static let name = "OGL-UK-3.0"
  static let title = "Open Government Licence v3.0"
  static let path =
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
}
