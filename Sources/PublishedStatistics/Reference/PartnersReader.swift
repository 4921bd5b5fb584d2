public import CareStatistics

extension PartnerGroup {
  /// Every key of a partners file.
  package static let keys: [ConfigurationKey] = [
    .needed("version", .integer(1...1), "The form of the file, always 1.", example: "1"),
    .needed(
      "groups",
      .list(.keys(groupKeys), ListRule("group", fewest: 0, unique: .key("id"))),
      "Groups of authorities that a run singles out."),
  ]

  private static let groupKeys: [ConfigurationKey] = [
    .needed("id", .identifier, "A name for files and links, unique in the file."),
    .needed("name", .name, "The name for readers."),
    .optional("announced", .date, "The day on which the group became known."),
    .optional("note", .text, "Where the list comes from, and what it leaves out."),
    .needed(
      "members", .list(.text, ListRule("member", takesSingle: true)),
      "The authorities, by three-digit code or name."),
  ]

  /// Everything wrong in a partners file, in the order of the file.
  ///
  /// - Parameter register: The areas that members are looked up in; `nil` to leave that out.
  package static func faults(
    yaml text: String, file: String, register: AreaRegister?
  ) -> [ConfigurationFault] {
    let root: ConfigurationNode
    do throws(ConfigurationFault) {
      root = try ConfigurationNode(yaml: text, file: file)
    } catch {
      return [error]
    }
    return faults(root, register)
  }

  private static func faults(
    _ root: ConfigurationNode, _ register: AreaRegister?
  ) -> [ConfigurationFault] {
    var faults = ShapeCheck(root, .keys(keys)).faults
    if let register {
      for group in (try? root.optional("groups")?.items()) ?? [] {
        faults += memberFaults(group, register)
      }
    }
    return faults.sorted(by: ConfigurationFault.standsBefore)
  }

  /// Members that are no authority, and those that are named twice, whatever they are called.
  private static func memberFaults(
    _ group: ConfigurationNode, _ register: AreaRegister
  ) -> [ConfigurationFault] {
    var faults: [ConfigurationFault] = []
    var seen: [AreaKey: Int] = [:]
    // What has no plain text is listed by the check of the shape already.
    for item in (try? group.optional("members")?.items()) ?? [] where (try? item.text()) != nil {
      do throws(ConfigurationFault) {
        let area = try item.authority(in: register)
        guard let line = seen[area.key] else {
          seen[area.key] = item.line ?? 0
          continue
        }
        faults.append(
          item.fault(
            "\(area.name) is there twice, first on line \(line)", remedy: "Name it once."))
      } catch {
        faults.append(error)
      }
    }
    return faults
  }

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
    if let first = faults(root, register).first { throw first }
    var groups: [PartnerGroup] = []
    for node in try root.required("groups").items() {
      var members: [AreaKey] = []
      for item in try node.required("members").items() {
        members.append(try item.authority(in: register).key)
      }
      groups.append(
        PartnerGroup(
          id: try node.required("id").identifier(), name: try node.required("name").name(),
          announced: try node.optional("announced")?.date(),
          note: try node.optional("note")?.text() ?? "", members: members))
    }
    return groups
  }
}

extension ConfigurationNode {
  /// The local authority that a plain value names, by name or code.
  package func authority(in register: AreaRegister) throws(ConfigurationFault) -> Area {
    let text = try text()
    guard let area = register.area(named: text), area.level == .localAuthority else {
      let near = register.suggestions(for: text).joined(separator: ", ")
      throw fault(
        "'\(text)' is not a local authority",
        remedy: "Write its three-digit code or its name. Nearest names: \(near).")
    }
    return area
  }
}
