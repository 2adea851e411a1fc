package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.sampledata.Trail.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a trail's records into objects as CloudTrail delivers them: in no order, some twice, some hours late. A day of
 * an account and region is one object, or two where there is much to tell; CloudTrail itself would write one every
 * five minutes.
 */
final class Delivery {

  static final Duration DELAY = Duration.ofMinutes(5);
  static final Duration LATE = Duration.ofHours(6);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  /** A window of time of one trail, told in one object. */
  private record Window(Place place, Instant end) {

    static Window of(Entry entry) {
      long hours = entry.place().equals(Company.CORE_PROD.in("us-east-1")) ? 12 : 24;
      long length = Duration.ofHours(hours).toSeconds();
      long end = (entry.time().getEpochSecond() / length + 1) * length;
      return new Window(entry.place(), Instant.ofEpochSecond(end));
    }

    String key(Dice dice, Duration delay) {
      Instant delivered = end.plus(delay);
      return Json.fill(
          "AWSLogs/~/~/CloudTrail/~/~/~_CloudTrail_~_~_~.json.gz",
          Company.ORGANIZATION,
          place.id(),
          place.region(),
          FOLDER.format(delivered),
          place.id(),
          place.region(),
          STAMP.format(delivered),
          dice.alphanumeric(16));
    }

    /** Nobody's trail reached the bucket for this region; somebody saved its events by hand on some days. */
    boolean exported() {
      return place.equals(Company.CORE_DEV.in("us-west-2"))
          && end.getEpochSecond() / 86_400 % 3 == 0;
    }
  }

  private final Dice dice;
  private final Map<Window, List<Entry>> windows = new TreeMap<>(
      Comparator.comparing(Window::end).thenComparing(window -> window.place().toString()));
  private final Map<String, JsonNode> objects = new TreeMap<>();
  private final List<String> twice = new ArrayList<>();
  private final List<String> late = new ArrayList<>();

  Delivery(World world) {
    dice = world.dice("delivery");
    List<Entry> entries = world.trail().inOrder();
    entries.forEach(entry ->
        windows.computeIfAbsent(Window.of(entry), window -> new ArrayList<>()).add(entry));
    entries.stream().filter(entry -> dice.chance(0.008)).forEach(this::again);
    windows.forEach(this::object);
  }

  /** Content by key. */
  Map<String, JsonNode> objects() {
    return objects;
  }

  /** Ids of events delivered twice, and keys of objects delivered late. */
  ObjectNode irregularities() {
    ObjectNode declared = Json.object("{}");
    twice.forEach(declared.putArray("deliveredTwice")::add);
    late.forEach(declared.putArray("deliveredLate")::add);
    return declared;
  }

  /** Once more in the next object of the same trail. */
  private void again(Entry entry) {
    windows.keySet().stream()
        .filter(window -> window.place().equals(entry.place())
            && window.end().isAfter(Window.of(entry).end()))
        .findFirst()
        .ifPresent(window -> {
          windows.get(window).add(entry);
          twice.add(entry.id());
        });
  }

  private void object(Window window, List<Entry> entries) {
    List<JsonNode> events = entries.stream()
        .sorted(Comparator.comparing(Entry::id))
        .map(entry -> (JsonNode) entry.event())
        .toList();
    JsonNode records = Json.listing("Records", events);
    if (window.exported()) {
      export(window, records);
    } else if (dice.chance(0.012)) {
      String key = window.key(dice, LATE);
      late.add(key);
      objects.put(key, records);
    } else {
      objects.put(window.key(dice, DELAY), records);
    }
  }

  /** By hand: plain JSON, once with the envelope and once without. */
  private void export(Window window, JsonNode records) {
    boolean bare = window.end().getEpochSecond() / 86_400 % 2 == 0;
    String key = "exported/" + window.place().account().name() + "_"
        + window.place().region() + "_" + STAMP.format(window.end()) + ".json";
    objects.put(key, bare ? records.get("Records") : records);
  }
}
