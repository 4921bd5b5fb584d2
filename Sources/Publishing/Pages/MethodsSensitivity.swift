/// How graded differences are looked at in other ways.
struct MethodsSensitivity {
  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("sensitivity")) { html in
      html.element(.h2, .id("sensitivity"), text: "Looking again at a graded difference")
      let paragraphs = [
        "The board shows, for each graded area of the leading rate, on which side of others it stands "
          + "over its last three, four and five yearly figures, and beside its region or its "
          + "statistical neighbours. Five figures are assessed by the rule, all areas anew. Three or "
          + "four are too few for it: the difference is then the mean yearly growth of the area from "
          + "the first to the last figure, less that of all other areas that the rule tested.",
        "Beside a region or neighbours the rule's weights are kept, the others' pooled rate takes the "
          + "place of the rest of England's, and the interval counts the ordinary change of both "
          + "sides. No grade is given there: the rates of error in simulation are those of the "
          + "comparison with the rest of England.",
        "An area on the same side in every way is not thereby more certain, and one that is not is "
          + "not thereby less: the ways overlap, and who looks in many finds some difference by "
          + "chance.",
      ]
      for text in paragraphs { html.element(.p, text: text) }
    }
  }
}
