package dev.tourniquet.session;

import dev.tourniquet.trail.PrincipalName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Texts that an issue of credentials and the session they opened have in common: what does not share one cannot belong
 * together, and what does is looked at by {@link Links}. Time is in them in steps, so that few share one.
 */
public final class Handles {

  /** Steps of time, in seconds. */
  private static final long MOMENT = 16;

  private static final long QUARTER = 900;
  private static final long HOUR = 3_600;
  /** A session lasts 36 hours at most; a long-term key is looked at day by day. */
  private static final int MOST_HOURS = 40;

  private static final String ANY_SERVICE = "*";

  /** How the key of a session begins that works with a token of Identity Center; the credential id follows. */
  static final String TOKEN = "session:credential/";

  private Handles() {}

  /** What credentials issued by the call may be found by. */
  public static List<String> of(Issue issue) {
    Issued issued = issue.issued();
    Instant time = issue.call().time();
    List<String> all = new ArrayList<>();
    switch (issue.kind()) {
      case ACCESS_KEY, EXIT_ROLE, FORWARDED -> {}
      case SIGNIN_TOKEN -> spread(all, "token:" + issued.principalId(), time, QUARTER);
      case IDENTITY_CENTER_TOKEN -> add(all, TOKEN, issued.principalId());
      case IDENTITY_CENTER_SIGN_IN -> spread(all, "idc:" + issued.principalId(), time, QUARTER);
      default -> {
        add(all, "key:", issued.accessKeyId());
        add(all, "sign-in:", issued.signInArn());
        around(all, "id:", issued.principalId(), time);
        around(all, "sso:", issued.permissionSet(), time);
        if (!issued.sessionName().isEmpty()) {
          around(all, "role:", role(issued.roleArn(), issued.sessionName()), time);
        }
      }
    }
    return List.copyOf(all);
  }

  /** What the issue of the session's credentials may be found by. */
  public static List<String> of(SessionFacts session) {
    List<String> all = new ArrayList<>();
    session.activity().credentials().forEach(key -> add(all, "key:", key));
    add(all, "sign-in:", session.marks().signInArn());
    if (session.created() != null) {
      created(all, session);
    }
    if (session.forwarded()) {
      String service = Links.isService(session.activity().forwarder())
          ? session.activity().forwarder()
          : ANY_SERVICE;
      all.add(at(caller(session, service), session.began(), HOUR));
    }
    if (session.session().value().startsWith(TOKEN)) {
      all.add(session.session().value());
      all.add(at("idc:" + session.holder().principal().value(), session.began(), QUARTER));
    }
    return all.stream().distinct().toList();
  }

  private static void created(List<String> all, SessionFacts session) {
    Instant time = session.created();
    PrincipalName name = session.holder().name();
    all.add(at("id:" + session.holder().id(), time, MOMENT));
    all.add(at("token:" + session.holder().id(), time, QUARTER));
    if (!name.session().isEmpty()) {
      all.add(at("role:" + role(name.arn(), name.session()), time, MOMENT));
    }
    String set = Links.permissionSet(name);
    if (!set.isEmpty()) {
      all.add(at("sso:" + set, time, MOMENT));
    }
  }

  /** What calls that services made on for the session may be found by. */
  public static List<String> ofCaller(SessionFacts session) {
    Activity.Direct direct = session.activity().direct();
    if (direct == null || session.holder().id().isEmpty()) {
      return List.of();
    }
    long first = Math.floorDiv(direct.first().getEpochSecond(), HOUR);
    long last = Math.floorDiv(direct.last().getEpochSecond() + Forwarding.SECONDS_AFTER, HOUR);
    List<String> services = session.activity().services();
    return LongStream.rangeClosed(first, last)
        .limit(MOST_HOURS)
        .boxed()
        .flatMap(hour -> Stream.concat(services.stream(), Stream.of(ANY_SERVICE))
            .map(service -> caller(session, service) + "@" + hour))
        .toList();
  }

  private static String caller(SessionFacts session, String service) {
    return "caller:" + session.holder().id() + "/" + service;
  }

  private static String role(String arn, String session) {
    return arn + "/" + session;
  }

  private static void add(List<String> all, String prefix, String value) {
    if (!value.isEmpty()) {
      all.add(prefix + value);
    }
  }

  /** The step a moment is in, and its neighbour where it is near. */
  private static void around(List<String> all, String prefix, String value, Instant time) {
    if (!value.isEmpty()) {
      Stream.of(time.minusSeconds(Links.SIGN_IN_SECONDS), time.plusSeconds(Links.SIGN_IN_SECONDS))
          .map(moment -> at(prefix + value, moment, MOMENT))
          .distinct()
          .forEach(all::add);
    }
  }

  /** The step a moment is in, and the next. */
  private static void spread(List<String> all, String value, Instant time, long step) {
    all.add(at(value, time, step));
    all.add(at(value, time.plusSeconds(step), step));
  }

  private static String at(String value, Instant time, long step) {
    return value + "@" + Math.floorDiv(time.getEpochSecond(), step);
  }
}
