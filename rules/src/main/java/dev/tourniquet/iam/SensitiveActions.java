package dev.tourniquet.iam;

import java.util.BitSet;
import java.util.List;

/** The curated lists of actions that matter in an incident; access levels alone do not tell. */
enum SensitiveActions {
  EXPOSURE("exposure"),
  DATA_READ("data-read"),
  /** Readable with what every auditor has; alone it makes nobody a reader of data. */
  DATA_GLIMPSE("data-glimpse"),
  DESTRUCTIVE("destructive"),
  DEFENSE_EVASION("defense-evasion"),
  COMPUTE("compute"),
  CREDENTIALS("credentials");

  private final String list;

  SensitiveActions(String list) {
    this.list = list;
  }

  /** The names, as AWS documents them. */
  List<String> names() {
    return this == CREDENTIALS
        ? Resources.lines("credential-actions.txt")
        : Resources.lines("sensitive-actions.tsv").stream()
            .filter(line -> line.startsWith(list + "\t"))
            .map(line -> line.substring(list.length() + 1))
            .toList();
  }

  /** Their numbers in the catalogue. */
  BitSet numbers() {
    BitSet numbers = new BitSet();
    names().forEach(name -> ActionCatalog.AWS.number(name).ifPresent(numbers::set));
    return numbers;
  }

  /** The names of those among a set of actions. */
  List<String> among(BitSet actions) {
    return Grants.both(numbers(), actions).stream()
        .mapToObj(ActionCatalog.AWS::name)
        .toList();
  }
}
