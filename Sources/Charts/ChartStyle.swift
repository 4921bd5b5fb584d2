/// The style sheet of every chart, to stand once in a page.
///
/// Charts carry classes and no inline style. The plate is white in light and dark pages alike, since
/// three of the colours need white behind them.
public enum ChartStyle {
  /// The rules; every selector begins with `.chart`.
  public static let css = """
    .chart{background:\(Palette.plate);display:block;width:100%;height:auto;max-width:760px}
    .chart.spark{display:inline-block;width:120px;height:28px}
    .chart text{font:14px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:\(Palette.text)}
    .chart .e{text-anchor:end}.chart .m{text-anchor:middle}.chart .b{font-weight:700}.chart .h{paint-order:stroke;stroke:\(Palette.plate);stroke-width:5px}
    .chart .g{stroke:#E4E4E4;stroke-width:1;fill:none}.chart .a{stroke:#767676;stroke-width:1;fill:none}
    .chart .band{fill:#DCEFED}.chart .ctx{fill:\(Palette.context)}
    .chart .l0,.chart .l1,.chart .l2,.chart .l3{fill:none;stroke-linejoin:round}
    .chart .l0{stroke:\(Palette.subject);stroke-width:3}
    .chart .l1{stroke:\(Palette.england);stroke-width:2.5}
    .chart .l2{stroke:\(Palette.region);stroke-width:2;stroke-dasharray:7 4}
    .chart .l3{stroke:\(Palette.neighbours);stroke-width:2.5;stroke-dasharray:2 4;stroke-linecap:round}
    .chart .p0{fill:\(Palette.subject)}.chart .p1{fill:\(Palette.england)}
    .chart .p2{fill:\(Palette.plate);stroke:\(Palette.region);stroke-width:2}
    .chart .p3{fill:\(Palette.plate);stroke:\(Palette.neighbours);stroke-width:2.5}
    .chart .w{stroke:\(Palette.subject);stroke-width:2;fill:none}
    .chart .ref{stroke:\(Palette.england);stroke-width:2;fill:none}
    .chart .dot{fill:#6B8CA8}.chart .key{stroke:#767676;stroke-width:1;stroke-dasharray:3 3;fill:none}
    """
}
