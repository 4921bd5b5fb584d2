/// The style sheet of every chart, to stand once in a page.
///
/// Charts carry classes and no inline style, so that a page can forbid inline styles. The plate is
/// white in light and dark pages alike, since three of the colours need white behind them. The
/// classes, all below `chart`:
///
/// | Class | Use |
/// |---|---|
/// | `chart`, `spark` | a drawing; a small one inside a table's row |
/// | `m`, `e` | text centred on its point; text that ends there |
/// | `b`, `q`, `h` | strong text; quiet text of axes; text with a white edge over marks |
/// | `t` | the headline inside a file of its own |
/// | `g`, `a`, `k`, `v` | guide line; zero line; leader or mark of a missing year; break |
/// | `l0` to `l3` | lines of the subject, England, the region and the neighbours |
/// | `p0` to `p3` | their points: circles, squares, diamonds and triangles |
/// | `n` | band behind lines |
/// | `w`, `x`, `o` | bar of an interval or spread; box of the middle half; open point |
/// | `d`, `c` | dots of ordinary areas; the large dot of the subject |
/// | `j`, `u` | columns of dots, and the rings behind some of them |
/// | `r` | line of the value to compare with |
/// | `f0`, `f1` | bars of what came in and what went out |
/// | `i0`, `i1` | inner and outer limits |
/// | `y0` to `y3`, `s` | a map's cells: above, below, alike, not assessed; their text |
public enum ChartStyle {
  /// The rules; every selector begins with `.chart`.
  public static let css = """
    .chart{background:\(Palette.plate);display:block;width:100%;height:auto;max-width:760px;\
    font:14px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:\(Palette.text);\
    font-variant-numeric:tabular-nums;forced-color-adjust:none}
    .chart.spark{display:inline-block;width:120px;height:28px}
    .chart.spark .d{stroke:\(Palette.subject);stroke-width:4}.chart.spark .p0{stroke-width:7}
    .chart .m{text-anchor:middle}.chart .e{text-anchor:end}
    .chart .b{font-weight:700}.chart .q{fill:\(Palette.quietText)}.chart .t{font:700 18px Georgia,serif}
    .chart .h{paint-order:stroke;stroke:\(Palette.plate);stroke-width:4px;stroke-linejoin:round}
    .chart path{fill:none;stroke-linejoin:round}
    .chart .g{stroke:\(Palette.guide)}.chart .a{stroke:\(Palette.axis)}.chart .k{stroke:\(Palette.axis)}
    .chart .v{stroke:\(Palette.axis);stroke-width:1.5;stroke-dasharray:2 3}
    .chart .l0,.chart .w{stroke:\(Palette.subject);stroke-width:3}.chart .w{stroke-width:2}
    .chart .l1,.chart .r{stroke:\(Palette.england);stroke-width:2.5}.chart .r{stroke-width:2}
    .chart .l2{stroke:\(Palette.region);stroke-width:2;stroke-dasharray:7 4}
    .chart .l3{stroke:\(Palette.neighbours);stroke-width:2.5;stroke-dasharray:1 5;stroke-linecap:round}
    .chart .p0,.chart .c,.chart .d{stroke:\(Palette.subject);stroke-width:9;stroke-linecap:round}
    .chart .c{stroke-width:14}.chart .d{stroke:\(Palette.area);stroke-width:6.4}
    .chart .j,.chart .u{stroke:\(Palette.area);stroke-linecap:round}.chart .u{stroke:\(Palette.text)}
    .chart .p1{stroke:\(Palette.england);stroke-width:8;stroke-linecap:square}
    .chart .p2{fill:\(Palette.region)}.chart .p3{fill:\(Palette.neighbours)}
    .chart .n{fill:\(Palette.band)}.chart .x{fill:\(Palette.area)}
    .chart .f0{fill:\(Palette.subject)}.chart .f1{fill:\(Palette.area)}
    .chart .i0,.chart .i1{stroke:\(Palette.axis);stroke-dasharray:6 4}.chart .i1{stroke-dasharray:2 3}
    .chart .y0,.chart .y1,.chart .y2,.chart .y3{stroke:\(Palette.quietText);fill:\(Palette.cellAbove)}
    .chart .y1{fill:\(Palette.cellBelow)}.chart .y2{fill:\(Palette.guide)}
    .chart .y3{fill:\(Palette.plate);stroke-dasharray:3 3}.chart .s{font-size:12px}
    .chart .o{fill:\(Palette.plate);stroke:\(Palette.subject);stroke-width:2}
    """

  /// The rules that a drawing with some classes needs, so that files of their own stay small.
  static func css(of classes: Set<String>) -> String {
    var text = ""
    for rule in rules where rule.classes.isEmpty || !rule.classes.isDisjoint(with: classes) {
      text += rule.text
    }
    return text
  }

  /// Every rule with the classes below `chart` that its selectors name.
  private static let rules: [(classes: Set<String>, text: String)] =
    css.filter { $0 != "\n" }.split(separator: "}").map { rule in
      let selectors = rule.prefix { $0 != "{" }.split(separator: ",")
      let names = selectors.compactMap { selector in
        selector.split(separator: ".").dropFirst().last.map(String.init)
      }
      return (Set(names), "\(rule)}")
    }
}
