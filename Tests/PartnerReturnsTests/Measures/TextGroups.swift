@testable import PartnerReturns

/// The published groups by code, in words.
enum TextGroups {
  static let placement = table([
    "foster placements": "U1 U2 U3 U4 U5 U6 Q1 F1 F2 F3 F4 F5 F6",
    "placed for adoption": "A3 A4 A5 A6", "placed with parents": "P1",
    "independent and semi-independent living or supported accommodation": "P2 H5 K3",
    "secure homes and children's homes": "K1 K2", "residential schools": "S1",
    "other residential settings": "R1 R2 R3 R5 P3",
    "other placements": "T0 T1 T2 T3 T4 Z1 Z11 Z12 Z13 Z14",
  ])
  static let legalStatus = table([
    "full care order": "C2", "interim care order": "C1", "placement order granted": "E1",
    "voluntary under section 20": "V2", "detained for child protection": "L1 L2 L3",
    "youth justice": "J1 J2 J3", "freed for adoption": "D1", "short breaks": "V3 V4",
  ])
  static let need = table([
    "abuse or neglect": "N1", "child's disability": "N2", "parental illness or disability": "N3",
    "family in acute stress": "N4", "family dysfunction": "N5",
    "socially unacceptable behaviour": "N6", "low income": "N7", "absent parenting": "N8",
  ])
  static let sex = table(["male": "1 M", "female": "2 F", "neither or unknown": "U"])
  static let ethnicity = table([
    "white": "WBRI WIRI WOTH WIRT WROM", "mixed": "MWBC MWBA MWAS MOTH",
    "asian": "AIND APKN ABAN AOTH CHNE", "black": "BCRB BAFR BOTH", "other": "OOTH",
    "refused or not yet available": "REFU NOBT",
  ])
  static let ceased = table([
    "adopted": "E11 E12", "special guardianship": "E43 E44 E45 E46 E47 E48",
    "home to parents, planned": "E4A", "home to parents, unplanned": "E4B",
    "left to live with people without parental responsibility": "E13",
    "residence or child arrangements order": "E41",
    "independent living with formal support": "E5",
    "independent living without formal support": "E6", "adult social care": "E7",
    "any other reason": "E8", "custody": "E9", "remand ended": "E14",
    "age assessed as 18 or over": "E15", "moved abroad": "E16",
    "aged 18 or over and stayed with carers": "E17", "taken over by another authority": "E3",
    "died": "E2",
  ])

  /// An age in the five bands of 31 March and of starting, or in the seven of ceasing.
  static func age(_ age: Int?, isFine: Bool) -> String {
    guard let age else { return "unknown" }
    if age < 1 { return "under 1" }
    if age <= 4 { return "1 to 4" }
    if age <= 9 { return "5 to 9" }
    if age <= 15 { return "10 to 15" }
    if !isFine { return "16 and over" }
    return age == 16 ? "16" : age == 17 ? "17" : "18 and over"
  }

  private static func table(_ codes: [String: String]) -> [String: String] {
    var groups: [String: String] = [:]
    for (group, list) in codes {
      for code in list.split(separator: " ") { groups[String(code)] = group }
    }
    return groups
  }
}
