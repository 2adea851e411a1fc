package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a principal can do as a responder would. */
final class Sentence {

  private static final ActionCatalog CATALOG = ActionCatalog.AWS;
  private static final List<String> PHRASES = Resources.lines("phrases.tsv");
  private static final int MOST_PHRASES = 3;
  private static final int MOST_NAMES = 4;

  private final Subject subject;
  private final Grants effective;
  private final PermissionClass found;
  private final List<Escalation> escalations;
  private final List<Gap> gaps;

  Sentence(Subject subject, PermissionClass found, List<Escalation> escalations, List<Gap> gaps) {
    this.subject = subject;
    this.effective = subject.reach().effective();
    this.found = found;
    this.escalations = escalations;
    this.gaps = gaps;
  }

  String text() {
    String can = can();
    String up = found == PermissionClass.ADMIN || found == PermissionClass.UNKNOWN ? "" : up();
    return Stream.of(can, up, GapWords.of(gaps))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String can() {
    return switch (found) {
      case ADMIN -> "Can do everything in the account: no resource and no condition limits it.";
      case UNKNOWN -> "What it can do is unknown.";
      case NONE -> "Can do nothing.";
      case METADATA_READER -> "Can list and describe, but neither change nor read what is inside.";
      case DATA_READER -> "Can change nothing, but read data: " + dataReads() + ".";
      default -> writes();
    };
  }

  private String writes() {
    BitSet writes = Grants.both(CATALOG.writes(), effective.free());
    if (!writes.isEmpty()) {
      return free(writes);
    }
    BitSet bounded = Grants.both(CATALOG.writes(), effective.bounded());
    if (!bounded.isEmpty()) {
      return "Can change named resources only: " + counted(bounded) + ".";
    }
    BitSet conditional = Grants.both(CATALOG.writes(), effective.all());
    Set<String> keys = new TreeSet<>();
    conditional.stream().forEach(i -> keys.addAll(subject.reach().conditionKeys(i)));
    return "Can make changes only under conditions (" + named(List.copyOf(keys)) + "): "
        + counted(conditional) + ".";
  }

  private String free(BitSet writes) {
    List<String> phrases = new ArrayList<>();
    BitSet left = (BitSet) writes.clone();
    BitSet open = effective.free();
    for (String line : PHRASES) {
      String[] columns = line.split("\t", 2);
      List<String> actions = List.of(columns[0].split(",", -1));
      if (phrases.size() < MOST_PHRASES && subject.reach().canAll(actions, open)) {
        phrases.add(columns[1]);
        actions.forEach(action -> CATALOG.number(action).ifPresent(number -> {
          left.clear(number);
          open.clear(number);
        }));
      }
    }
    if (phrases.isEmpty()) {
      return "Can make " + counted(writes) + ": no resource and no condition limits it.";
    }
    String rest = left.isEmpty() ? "" : " (in all " + counted(writes) + ")";
    return "Can " + joined(phrases) + rest + ": no resource and no condition limits it.";
  }

  private String up() {
    List<Escalation> proven = of(PathVerdict.PROVEN);
    if (!proven.isEmpty()) {
      Escalation first = proven.get(0);
      return first.path().equals("chain")
          ? "Can become administrator through " + String.join(" → ", first.permissions()) + "."
          : "Can make itself administrator: " + first.permissionsText() + " on " + first.target()
              + ".";
    }
    List<Escalation> possible = of(PathVerdict.POSSIBLE);
    if (!possible.isEmpty()) {
      Escalation first =
          possible.stream().filter(Escalation::open).findFirst().orElse(possible.get(0));
      String where = first.open() ? "" : " on named resources only";
      return "May escalate" + where + ": " + first.permissionsText() + more(possible.size() - 1)
          + "; open is " + first.reason() + ".";
    }
    int blocked = of(PathVerdict.BLOCKED).size();
    return blocked == 0 ? "Cannot escalate." : "Cannot escalate: " + paths(blocked) + " blocked.";
  }

  private static String more(int others) {
    return others == 0 ? "" : ", and " + others + " more " + (others == 1 ? "path" : "paths");
  }

  private static String paths(int count) {
    return count == 1 ? "1 path is" : count + " paths are";
  }

  private List<Escalation> of(PathVerdict verdict) {
    return escalations.stream().filter(e -> e.verdict() == verdict).toList();
  }

  private String dataReads() {
    return named(SensitiveActions.DATA_READ.among(effective.all()));
  }

  private static String counted(BitSet actions) {
    Set<String> services =
        actions.stream().mapToObj(CATALOG::service).collect(Collectors.toCollection(TreeSet::new));
    String kinds = actions.cardinality() == 1
        ? "1 kind of change"
        : actions.cardinality() + " kinds of change";
    return kinds + " in " + named(List.copyOf(services));
  }

  private static String named(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES)
            + " more";
  }

  private static String joined(List<String> phrases) {
    int last = phrases.size() - 1;
    return last == 0
        ? phrases.get(0)
        : String.join(", ", phrases.subList(0, last))
            + (last > 1 ? ", and " : " and ")
            + phrases.get(last);
  }
}
