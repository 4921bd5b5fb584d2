/// ETHNIC: the child's ethnic origin.
package enum Ethnicity: String, ReturnCode {
  /// White British.
  case wbri = "WBRI"
  /// White Irish.
  case wiri = "WIRI"
  /// Any other White background.
  case woth = "WOTH"
  /// Traveller of Irish heritage.
  case wirt = "WIRT"
  /// Gypsy or Roma.
  case wrom = "WROM"
  /// White and Black Caribbean.
  case mwbc = "MWBC"
  /// White and Black African.
  case mwba = "MWBA"
  /// White and Asian.
  case mwas = "MWAS"
  /// Any other Mixed background.
  case moth = "MOTH"
  /// Indian.
  case aind = "AIND"
  /// Pakistani.
  case apkn = "APKN"
  /// Bangladeshi.
  case aban = "ABAN"
  /// Any other Asian background.
  case aoth = "AOTH"
  /// Caribbean.
  case bcrb = "BCRB"
  /// African.
  case bafr = "BAFR"
  /// Any other Black background.
  case both = "BOTH"
  /// Chinese.
  case chne = "CHNE"
  /// Any other ethnic group.
  case ooth = "OOTH"
  /// Refused.
  case refu = "REFU"
  /// Not yet obtained.
  case nobt = "NOBT"
  case blank = ""
  case unlisted = "?"
}
