// The groups of the published tables, by code. The numbers are places in `Breakdown.groups`.

extension Placement {
  /// The group of a placement; temporary ones are among the other placements.
  var group: Int {
    switch self {
    case .u1, .u2, .u3, .u4, .u5, .u6, .q1, .f1, .f2, .f3, .f4, .f5, .f6: 0
    case .a3, .a4, .a5, .a6: 1
    case .p1: 2
    case .p2, .h5, .k3: 3
    case .k1, .k2: 4
    case .s1: 5
    case .r1, .r2, .r3, .r5, .p3: 6
    case .t0, .t1, .t2, .t3, .t4, .z1, .z11, .z12, .z13, .z14: 7
    case .blank, .unlisted: 8
    }
  }
}

extension LegalStatus {
  /// The group of a legal status.
  var group: Int {
    switch self {
    case .c2: 0
    case .c1: 1
    case .e1: 2
    case .v2: 3
    case .l1, .l2, .l3: 4
    case .j1, .j2, .j3: 5
    case .d1: 6
    case .v3, .v4: 7
    case .blank, .unlisted: 8
    }
  }
}

extension CategoryOfNeed {
  /// The labels of the groups.
  static let groups = [
    "abuse or neglect", "child's disability", "parental illness or disability",
    "family in acute stress", "family dysfunction", "socially unacceptable behaviour",
    "low income", "absent parenting", "unknown",
  ]

  /// The group of a category, one each.
  var group: Int {
    switch self {
    case .n1: 0
    case .n2: 1
    case .n3: 2
    case .n4: 3
    case .n5: 4
    case .n6: 5
    case .n7: 6
    case .n8: 7
    case .blank, .unlisted: 8
    }
  }
}

extension Sex {
  /// The group of a sex.
  var group: Int {
    switch self {
    case .code1, .m: 0
    case .code2, .f: 1
    case .u: 2
    case .blank, .unlisted: 3
    }
  }
}

extension Ethnicity {
  /// The group of an ethnic origin.
  var group: Int {
    switch self {
    case .wbri, .wiri, .woth, .wirt, .wrom: 0
    case .mwbc, .mwba, .mwas, .moth: 1
    case .aind, .apkn, .aban, .aoth, .chne: 2
    case .bcrb, .bafr, .both: 3
    case .ooth: 4
    case .refu, .nobt: 5
    case .blank, .unlisted: 6
    }
  }
}

extension ReasonCeased {
  /// The labels of the groups.
  static let groups = [
    "adopted", "special guardianship", "home to parents, planned", "home to parents, unplanned",
    "left to live with people without parental responsibility",
    "residence or child arrangements order", "independent living with formal support",
    "independent living without formal support", "adult social care",
    "aged 18 or over and stayed with carers", "moved abroad", "custody", "remand ended",
    "age assessed as 18 or over", "taken over by another authority", "died", "any other reason",
    "unknown",
  ]

  /// The group of a reason for ceasing; special guardianship through all its codes.
  var group: Int {
    switch self {
    case .e11, .e12: 0
    case .e43, .e44, .e45, .e46, .e47, .e48: 1
    case .e4, .e4a: 2
    case .e4b: 3
    case .e13: 4
    case .e41: 5
    case .e5: 6
    case .e6: 7
    case .e7: 8
    case .e17: 9
    case .e16: 10
    case .e9: 11
    case .e14: 12
    case .e15: 13
    case .e3: 14
    case .e2: 15
    case .e8: 16
    case .x1, .blank, .unlisted: 17
    }
  }
}
