package dev.tourniquet.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes items of the elements of one file's answers. */
final class ItemReader {

  private static final Set<String> PAGE_MARKS =
      Set.of("NextToken", "nextToken", "Marker", "NextMarker");

  /** They say who asked and when, nothing of what there is. */
  private static final Set<String> BESIDE = Set.of("ResponseMetadata", "Owner");

  private final InventoryPath path;
  private final List<ListedKind> kinds;
  private final Problems problems;
  private final Set<String> passedOver = new TreeSet<>();
  private boolean understood;

  ItemReader(InventoryPath path, Problems problems) {
    this.path = path;
    this.kinds = ListedKinds.of(path);
    this.problems = problems;
  }

  /** Whether each whole answer is one thing. */
  boolean readsWholeAnswers() {
    return kinds.stream().anyMatch(kind -> kind.field().isEmpty());
  }

  /** Whether the field holds things; every field does when the operation is not understood. */
  boolean reads(String field) {
    boolean known = kinds.stream().anyMatch(kind -> kind.field().equals(field));
    understood |= known;
    return known || kinds.isEmpty();
  }

  /** An answer begins. */
  void begin() {
    understood = false;
    passedOver.clear();
  }

  /** A field of the answer was not read. */
  void passOver(String field) {
    if (!BESIDE.contains(field)) {
      passedOver.add(field);
    }
  }

  /** An answer ends: what was not understood of it is said, never dropped in silence. */
  void end() {
    if (kinds.isEmpty() || passedOver.isEmpty() || readsWholeAnswers()) {
      return;
    }
    if (understood) {
      problems.add(
          String.join(", ", passedOver) + " beside what is understood",
          "Only " + lists() + " of this operation is used");
    } else {
      problems.add(
          "it has " + String.join(", ", passedOver) + " and no " + lists()
              + ", so it is the answer of another operation",
          "Name the file after the operation that printed it");
    }
  }

  private String lists() {
    return kinds.stream().map(ListedKind::field).distinct().collect(Collectors.joining(", "));
  }

  /** Notes what a scalar beside the lists tells about the lists. */
  void checkScalar(String field, String value) {
    if (PAGE_MARKS.contains(field) && !value.equals("null") && !value.isEmpty()) {
      problems.add(
          "it holds only the first pages (" + field + ")",
          "Let the AWS CLI page to the end: no --no-paginate");
    } else if (!kinds.isEmpty() && reads(field) && !value.equals("null")) {
      problems.add(field + " is no list", "Write what the AWS CLI prints with --output json");
    }
  }

  List<InventoryItem> items(String field, JsonNode element) {
    JsonNode decoded = Documents.decoded(element);
    if (kinds.isEmpty()) {
      return List.of(item("", "", "", "", decoded));
    }
    return kinds.stream()
        .filter(kind -> kind.field().equals(field))
        .flatMap(kind -> kind.elements().apply(decoded).flatMap(thing -> known(kind, thing)))
        .toList();
  }

  private Stream<InventoryItem> known(ListedKind kind, JsonNode thing) {
    String id = idOf(kind, thing);
    if (id.isEmpty()) {
      problems.add("an element without " + missing(kind), mend(kind));
      return Stream.of();
    }
    String named = text(thing, kind.name());
    String name = named.isEmpty() ? Tags.of(thing).getOrDefault("Name", "") : named;
    return Stream.of(item(kind.type(), id, text(thing, kind.arn()), name, thing));
  }

  private String idOf(ListedKind kind, JsonNode thing) {
    if (kind.type().equals(ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK)) {
      return path.account();
    }
    return kind.id().isEmpty() ? path.subject() : text(thing, kind.id());
  }

  private static String missing(ListedKind kind) {
    return kind.id().isEmpty() ? "the name of what it is about" : kind.id();
  }

  private String mend(ListedKind kind) {
    return kind.id().isEmpty()
        ? "Put it into the file's name: " + path.service() + "-" + path.operation()
            + "--<name>.json"
        : "Write what the AWS CLI prints with --output json, without --query";
  }

  private InventoryItem item(String type, String id, String arn, String name, JsonNode json) {
    return new InventoryItem(
        path.takenAt(),
        path.account(),
        path.region(),
        path.service(),
        path.operation(),
        type,
        id,
        arn,
        name,
        json);
  }

  private static String text(JsonNode thing, String field) {
    return field.isEmpty() ? "" : thing.path(field).asText("");
  }
}
