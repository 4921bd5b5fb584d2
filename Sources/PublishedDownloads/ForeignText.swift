internal import Glibc

/// Text of a server's, made fit to be shown: one line, at most 200 characters, nothing that moves a
/// terminal or turns text round.
func shown(_ text: String) -> String {
  let scalars = text.unicodeScalars.prefix(200).map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: " "
    default: scalar
    }
  }
  return String(String.UnicodeScalarView(scalars))
}

/// The system's own words for an error number.
func systemMessage(_ code: Int32) -> String {
  // SAFETY: strerror gives a zero-terminated text that is copied at once.
  unsafe String(cString: strerror(code))
}
