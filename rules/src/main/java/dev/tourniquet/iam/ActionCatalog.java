package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every action AWS documents, numbered, so that what a policy grants is a set of bits. */
final class ActionCatalog {

  // Access levels have errors: some services label what only reads as Write.
  private static final Pattern READS = Pattern.compile("(Batch)?(Get|List|Describe|Search)[A-Z].*");

  static final ActionCatalog AWS = new ActionCatalog(Resources.lines("actions.tsv.gz"));

  private final List<String> names = new ArrayList<>();
  private final List<String> folded = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, BitSet> services = new HashMap<>();
  private final Map<String, BitSet> workingOn = new HashMap<>();
  private final BitSet writes = new BitSet();

  private ActionCatalog(List<String> lines) {
    String service = "";
    List<ResourceType> types = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("=")) {
        service = line.substring(1);
        types = new ArrayList<>();
      } else if (line.startsWith("@")) {
        types.add(ResourceType.of(line.substring(1)));
      } else {
        add(service, line.split("\t", -1), types);
      }
    }
  }

  private void add(String service, String[] columns, List<ResourceType> types) {
    int number = names.size();
    String name = service + ":" + columns[0];
    names.add(name);
    folded.add(name.toLowerCase(Locale.ROOT));
    numbers.put(folded.get(number), number);
    services.computeIfAbsent(service, s -> new BitSet()).set(number);
    uses.add(Use.of(columns[2], types));
    uses.get(number)
        .services()
        .forEach(s -> workingOn.computeIfAbsent(s, k -> new BitSet()).set(number));
    boolean labelled = "WTP".contains(columns[1]);
    writes.set(number, labelled && !READS.matcher(columns[0]).matches());
  }

  int size() {
    return names.size();
  }

  /** Such as {@code ec2:RunInstances}. */
  String name(int number) {
    return names.get(number);
  }

  /** The service prefix of an action. */
  String service(int number) {
    String name = names.get(number);
    return name.substring(0, name.indexOf(':'));
  }

  OptionalInt number(String action) {
    Integer number = numbers.get(action.toLowerCase(Locale.ROOT));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The actions that change something. */
  BitSet writes() {
    return (BitSet) writes.clone();
  }

  /** The actions that work on resources whose ARN is of a service, which need not be their own. */
  BitSet workingOn(String arnService) {
    return (BitSet) workingOn.getOrDefault(arnService, new BitSet()).clone();
  }

  /** What an action works on. */
  Use use(int number) {
    return uses.get(number);
  }

  /** The actions that a clause names. */
  BitSet matching(ActionClause clause) {
    BitSet named = new BitSet(size());
    clause.patterns().forEach(pattern -> named.or(matching(pattern)));
    if (clause.excluded()) {
      named.flip(0, size());
    }
    return named;
  }

  /** The actions that a pattern in lower case matches. */
  BitSet matching(Glob pattern) {
    BitSet matching = new BitSet(size());
    String text = pattern.toString();
    String service = text.substring(0, Math.max(0, text.indexOf(':')));
    BitSet candidates = services.get(service);
    if (candidates == null) {
      candidates = new BitSet(size());
      candidates.set(0, size());
    }
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      matching.set(i, pattern.matches(folded.get(i)));
    }
    return matching;
  }

  /**
   * The kinds of resource of an action.
   *
   * @param required all of these must be granted
   * @param optional any of these
   */
  record Use(List<ResourceType> required, List<ResourceType> optional) {
    Use {
      required = List.copyOf(required);
      optional = List.copyOf(optional);
    }

    /** The services in the ARNs of these kinds. */
    private Stream<String> services() {
      return Stream.concat(required.stream(), optional.stream())
          .map(type -> type.sample().split(":", -1)[2]);
    }

    private static Use of(String column, List<ResourceType> types) {
      List<ResourceType> required = new ArrayList<>();
      List<ResourceType> optional = new ArrayList<>();
      for (String number : column.isEmpty() ? new String[0] : column.split(",", -1)) {
        boolean must = number.endsWith("!");
        ResourceType type =
            types.get(Integer.parseInt(must ? number.substring(0, number.length() - 1) : number));
        (must ? required : optional).add(type);
      }
      return new Use(required, optional);
    }
  }
}
