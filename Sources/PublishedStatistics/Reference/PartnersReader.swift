public import CareStatistics

extension PartnerGroup {
  /// Reads the text of a partners file.
  ///
  /// - Parameters:
  ///   - text: The YAML text.
  ///   - file: The file's name, for messages.
  ///   - register: The areas that members are looked up in.
  /// - Throws: `ConfigurationFault` with line and column, also for a member that is no authority.
  public static func read(
    yaml text: String, file: String, register: AreaRegister
  ) throws(ConfigurationFault) -> [PartnerGroup] {
    let root = try ConfigurationNode(yaml: text, file: file)
    try root.expectKeys(["version", "groups"])
    _ = try root.required("version").integer(in: 1...1)
    var groups: [PartnerGroup] = []
    for node in try root.required("groups").items() {
      try node.expectKeys(["id", "name", "announced", "note", "members"])
      let id = try node.identifier("id")
      guard !groups.contains(where: { $0.id == id }) else {
        throw node.fault("a second group '\(id)'", remedy: "Give each group an id of its own.")
      }
      groups.append(
        PartnerGroup(
          id: id, name: try node.name("name"),
          announced: try announced(node), note: try node.optional("note")?.text() ?? "",
          members: try members(node, register)))
    }
    return groups
  }

  private static func announced(
    _ node: ConfigurationNode
  ) throws(ConfigurationFault) -> CalendarDate? {
    guard let value = node.optional("announced") else { return nil }
    guard let date = CalendarDate(iso: try value.text()) else {
      throw value.fault("not a date", remedy: "Write it as 2018-07-24.")
    }
    return date
  }

  private static func members(
    _ node: ConfigurationNode, _ register: AreaRegister
  ) throws(ConfigurationFault) -> [AreaKey] {
    var members: [AreaKey] = []
    for item in try node.required("members").items() {
      let text = try item.text()
      guard let area = register.area(named: text), area.level == .localAuthority else {
        let near = register.suggestions(for: text).joined(separator: ", ")
        throw item.fault(
          "'\(text)' is not a local authority",
          remedy: "Write its three-digit code or its name. Nearest names: \(near).")
      }
      guard !members.contains(area.key) else {
        throw item.fault("\(area.name) is a member already", remedy: "Name each member once.")
      }
      members.append(area.key)
    }
    return members
  }
}
