package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When and with what a session was used.
 *
 * @param direct its own calls, not those that services made on with its identity; null when there were none
 * @param forwarder a service that called on with the identity; empty when none did
 * @param credentials access keys it used, at most {@link #MOST}
 * @param firstIp address of the first call, as written
 * @param ips addresses as written, at most {@link #MOST}
 * @param services event sources it called itself, at most {@link #MOST}
 */
public record Activity(
    Instant first,
    Instant last,
    long calls,
    Direct direct,
    String forwarder,
    List<String> credentials,
    String firstIp,
    List<String> ips,
    List<String> services)
    implements Serializable {

  /** Of keys, addresses and services: a console sign-in uses a dozen keys. */
  public static final int MOST = 40;

  public Activity {
    requireNonNull(first, "first is null");
    requireNonNull(last, "last is null");
    requireNonNull(forwarder, "forwarder is null");
    credentials = bounded(credentials);
    requireNonNull(firstIp, "firstIp is null");
    ips = bounded(ips);
    services = bounded(services);
  }

  static Activity of(Event event, Instant time) {
    String forwarder = event.text("userIdentity.invokedBy");
    boolean direct = forwarder.isEmpty();
    return new Activity(
        time,
        time,
        1,
        direct ? new Direct(time, time, event.id()) : null,
        forwarder,
        List.of(event.text("userIdentity.accessKeyId")),
        event.sourceAddress(),
        List.of(event.sourceAddress()),
        direct ? List.of(event.source()) : List.of());
  }

  /** Whether it began earlier; of two that began in the same second, one of them, always the same. */
  boolean isBefore(Activity other) {
    int order = first.compareTo(other.first);
    return order < 0 || (order == 0 && firstIp.compareTo(other.firstIp) <= 0);
  }

  /** This and what followed. */
  Activity and(Activity later) {
    return new Activity(
        first,
        last.isBefore(later.last) ? later.last : last,
        calls + later.calls,
        direct == null ? later.direct : direct.and(later.direct),
        Issued.first(forwarder, later.forwarder),
        joined(credentials, later.credentials),
        Issued.first(firstIp, later.firstIp),
        joined(ips, later.ips),
        joined(services, later.services));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    TreeSet<String> all = new TreeSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  /** In one order, so that what is cut does not depend on the order of calls. */
  private static List<String> bounded(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isEmpty())
        .map(text -> text.length() <= 256 ? text : text.substring(0, 256))
        .distinct()
        .sorted()
        .limit(MOST)
        .collect(Collectors.toUnmodifiableList());
  }

  /** First and last of the calls the session made itself, and the id of the first. */
  public record Direct(Instant first, Instant last, String firstEvent) implements Serializable {
    public Direct {
      requireNonNull(first, "first is null");
      requireNonNull(last, "last is null");
      requireNonNull(firstEvent, "firstEvent is null");
    }

    Direct and(Direct other) {
      if (other == null) {
        return this;
      }
      int order = other.first.compareTo(first);
      boolean earlier = order < 0 || (order == 0 && other.firstEvent.compareTo(firstEvent) < 0);
      return new Direct(
          earlier ? other.first : first,
          other.last.isAfter(last) ? other.last : last,
          earlier ? other.firstEvent : firstEvent);
    }
  }
}
