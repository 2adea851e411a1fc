package dev.tourniquet.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes the sections of the file apart. */
final class OrganizationReader {

  private final Mistakes mistakes;
  private final EntryChecks checks;

  OrganizationReader(Mistakes mistakes) {
    this.mistakes = mistakes;
    this.checks = new EntryChecks(mistakes);
  }

  Organization read(Section root) {
    root.allowOnly(
        "organization",
        "accounts",
        "vendors",
        "networks",
        "sensitive",
        "public_allowed",
        "responders",
        "exercises",
        "treat_private_as_public",
        "vendor_networks",
        "address_lists",
        "ip_databases");
    Map<String, Entry> ids = new HashMap<>();
    return new Organization(
        checks.organizationId(root.text("organization")),
        accounts(root.sections("accounts"), ids),
        vendors(root.sections("vendors"), ids),
        networks(root.sections("networks")),
        sensitive(root.section("sensitive")),
        arns(root.texts("public_allowed")),
        arns(root.texts("responders")),
        exercises(root.texts("exercises")),
        checks.flag(root.text("treat_private_as_public")),
        new AddressLists(
            networks(root.sections("vendor_networks")),
            new AddressListReader(mistakes).read(root.sections("address_lists")),
            new AddressListReader(mistakes).databases(root.texts("ip_databases"))));
  }

  private List<Account> accounts(List<Section> sections, Map<String, Entry> ids) {
    List<Account> accounts = new ArrayList<>();
    for (Section section : sections) {
      section.allowOnly("id", "name", "environment");
      String name = section.text("name").text();
      String environment = section.text("environment").text();
      newId(section, ids)
          .ifPresent(id -> accounts.add(new Account(
              id.text(), name, environment, Instant.MIN, mistakes.file() + ":" + id.line())));
    }
    return accounts;
  }

  private List<Vendor> vendors(List<Section> sections, Map<String, Entry> ids) {
    List<Vendor> vendors = new ArrayList<>();
    for (Section section : sections) {
      section.allowOnly("id", "name", "purpose");
      String name = section.text("name").text();
      String purpose = section.text("purpose").text();
      newId(section, ids).ifPresent(id -> vendors.add(new Vendor(id.text(), name, purpose)));
    }
    return vendors;
  }

  private Optional<Entry> newId(Section section, Map<String, Entry> ids) {
    Entry id = section.required("id");
    if (!checks.isAccountId(id)) {
      return Optional.empty();
    }
    Entry earlier = ids.putIfAbsent(id.text(), id);
    if (earlier != null) {
      mistakes.add(
          id,
          "Duplicate account id: " + id.text(),
          "Keep one of " + earlier.key() + " (line " + earlier.line() + ") and " + id.key());
      return Optional.empty();
    }
    return Optional.of(id);
  }

  private List<Network> networks(List<Section> sections) {
    List<Network> networks = new ArrayList<>();
    for (Section section : sections) {
      section.allowOnly("cidr", "name");
      String name = section.text("name").text();
      checks
          .cidr(section.required("cidr"))
          .ifPresent(cidr -> networks.add(new Network(cidr, name)));
    }
    return networks;
  }

  private Sensitive sensitive(Section section) {
    section.allowOnly("names", "tags");
    List<Pattern> names = section.texts("names").stream()
        .flatMap(entry -> checks.pattern(entry).stream())
        .toList();
    Section tags = section.section("tags");
    Map<String, List<String>> values = new TreeMap<>();
    tags.keys()
        .forEach(
            key -> values.put(key, tags.texts(key).stream().map(Entry::text).toList()));
    return new Sensitive(names, values);
  }

  private List<String> arns(List<Entry> entries) {
    return entries.stream().filter(checks::isArn).map(Entry::text).toList();
  }

  private List<String> exercises(List<Entry> entries) {
    return entries.stream().filter(checks::isExercise).map(Entry::text).toList();
  }
}
