package dev.tourniquet.baseline;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SourceAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** One session's credentials used in two unrelated networks within an hour. Needs no history. */
public record SplitSession(Event one, Event other) {

  /** Someone who goes home takes longer, and then does not come back to the office within the hour. */
  private static final Duration CLOSE = Duration.ofHours(1);

  /**
   * The first such pair of direct calls, in order of time.
   *
   * @param session calls of one session; long-term keys may be in many places and are left out
   * @param explained whether something explains that two calls come from where they come from
   */
  public static Optional<SplitSession> of(
      List<Event> session, BiPredicate<Event, Event> explained) {
    List<Event> direct = session.stream().filter(SplitSession::isDirect).toList();
    for (int later = 1; later < direct.size(); later++) {
      for (int earlier = later - 1; earlier >= 0; earlier--) {
        SplitSession pair = new SplitSession(direct.get(earlier), direct.get(later));
        if (!pair.isClose()) {
          break;
        }
        if (pair.isUnrelated() && !explained.test(pair.one(), pair.other())) {
          return Optional.of(pair);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDirect(Event event) {
    return event.text("userIdentity.accessKeyId").startsWith("ASIA")
        && event.succeeded()
        && event.text("userIdentity.invokedBy").isEmpty()
        && event.text("vpcEndpointId").isEmpty()
        && !event.text("sessionCredentialFromConsole").equals("true")
        && Networks.of(SourceAddress.of(event)).isPresent();
  }

  private boolean isClose() {
    return Duration.between(one.time().orElseThrow(), other.time().orElseThrow())
            .compareTo(CLOSE)
        <= 0;
  }

  private boolean isUnrelated() {
    return Networks.isUnrelated(SourceAddress.of(one), SourceAddress.of(other));
  }
}
