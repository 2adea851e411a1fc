package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.CoveredHours;
import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.IdentityIpDay;
import dev.tourniquet.baseline.IpIdentityDay;
import dev.tourniquet.baseline.SickTime;
import dev.tourniquet.baseline.Usage;
import dev.tourniquet.jobs.lake.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Pieces of one case that say what is usual, and what is held. */
final class HistoryPieces {
  private final List<IdentityIpDay> identityDays = new ArrayList<>();
  private final List<IdentityIpDay> actorDays = new ArrayList<>();
  private final List<IpIdentityDay> ipDays = new ArrayList<>();
  private final List<SickTime> makers = new ArrayList<>();
  private final List<CoveredHours> hours = new ArrayList<>();
  private final List<Coverage> coverage = new ArrayList<>();
  private final List<LocalDate> covered = new ArrayList<>();
  private final List<AddressSign> ours = new ArrayList<>();
  private Usage usage = Usage.NONE;
  private long pairs;

  /** Takes a piece, if it is such a one. */
  boolean add(Part part, String of, JsonNode row) {
    switch (part) {
      case IDENTITY_DAY -> identityDays.add(identityIpDay(row));
      case ACTOR_DAY -> actorDays.add(identityIpDay(row));
      case IP_DAY -> ipDays.add(ipIdentityDay(row));
      case SICK_MAKER -> makers.add(sickTime(row));
      case COVERED_HOURS ->
        hours.add(new CoveredHours(day(row), row.path("hours").asInt()));
      case OWN_ADDRESS -> ours.add(Stored.fromJson(row, AddressSign.class));
      case USAGE -> usage = Stored.fromJson(row, Usage.class);
      case COVERAGE -> cover(of, row);
      default -> {
        return false;
      }
    }
    return true;
  }

  History history() {
    return new History(identityDays, ipDays, covered, pairs, ours, usage, actorDays, makers, hours);
  }

  List<Coverage> coverage() {
    return List.copyOf(coverage);
  }

  private void cover(String of, JsonNode row) {
    if ("pairs".equals(of)) {
      pairs = row.path("pairs").asLong();
      return;
    }
    coverage.add(new Coverage(
        row.path("account").asText(),
        row.path("region").asText(),
        time(row.path("from")),
        time(row.path("to")),
        row.path("files").asLong(),
        row.path("events").asLong(),
        texts(row.path("gaps"))));
    row.path("days").forEach(day -> covered.add(LocalDate.parse(day.asText())));
  }

  private static Instant time(JsonNode value) {
    return value.isMissingNode() ? null : Instant.parse(value.asText());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static IdentityIpDay identityIpDay(JsonNode row) {
    return new IdentityIpDay(
        day(row),
        row.path("other").asText(),
        count(row, "calls"),
        count(row, "ok"),
        count(row, "denied"),
        row.path("sick").asBoolean());
  }

  private static SickTime sickTime(JsonNode row) {
    String until = row.path("sickUntil").asText("");
    return new SickTime(
        row.path("principal").asText(),
        LocalDate.parse(row.path("sickFrom").asText()),
        until.isEmpty() ? LocalDate.MAX : LocalDate.parse(until));
  }

  private static IpIdentityDay ipIdentityDay(JsonNode row) {
    return new IpIdentityDay(
        day(row),
        row.path("other").asText(),
        count(row, "calls"),
        count(row, "ok"),
        count(row, "denied"),
        row.path("sick").asBoolean());
  }

  private static LocalDate day(JsonNode row) {
    return LocalDate.parse(row.path("day").asText());
  }

  private static long count(JsonNode row, String name) {
    return row.path(name).asLong();
  }
}
