package dev.tourniquet.baseline;

import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Calls of one identity over weeks. */
final class Calls {

  static final Instant NOW = Instant.parse("2026-03-01T14:05:00Z");

  private Calls() {}

  static Event call(Instant time, String operation, String more) {
    return Event.parse(
        """
        {"eventTime": "%s", "eventSource": "ec2.amazonaws.com", "eventName": "%s", "awsRegion": "us-east-1",
         "sourceIPAddress": "203.0.113.7", "userAgent": "Boto3/1.34.%d",
         "userIdentity": {"type": "IAMUser", "accessKeyId": "AKIAQ"}%s}""".formatted(time, operation, Math.floorMod(time.getEpochSecond() / 86_400, 9), more));
  }

  /** Three calls at two in the night, on so many nights before. */
  static List<Event> nightly(int nights) {
    List<Event> calls = new ArrayList<>();
    for (int ago = nights + 1; ago > 1; ago--) {
      Instant start = Instant.parse("2026-03-01T02:00:00Z").minus(Duration.ofDays(ago));
      calls.add(call(start, "DescribeInstances", ""));
      calls.add(call(start.plusSeconds(3), "CreateImage", ""));
      calls.add(call(start.plusSeconds(9), "CreateTags", ""));
    }
    return calls;
  }

  static History covered(int days) {
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    return HistoryBuilder.history(
            IntStream.rangeClosed(1, days).mapToObj(today::minusDays).toList())
        .build();
  }
}
