package dev.tourniquet.jobs.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** One event to be written: what its blanks are filled with. */
final class Call {
  /** Names of one sort in an account, ids of one prefix in an account and region. */
  private static final int KNOWN = 400;

  /** CloudTrail delivers an event within some minutes. */
  private static final int OLDEST = (int) Duration.ofMinutes(9).toSeconds();

  private static final int KEY_LETTERS = 16;

  private final SplittableRandom random;
  private final TrailObject object;
  private final Instant time;
  private final Caller caller;

  Call(SplittableRandom random, TrailObject object, Company company, String service) {
    this.random = random;
    this.object = object;
    time = object.delivered().minusSeconds(1 + random.nextInt(OLDEST));
    caller = company.caller(random, object, service, time);
  }

  byte[] fill(Blank blank) {
    return switch (blank.kind()) {
      case CALLER -> Chance.ascii(caller.identity());
      case TIME -> Chance.ascii(time.toString());
      case EVENT_ID, NEW_UUID -> Chance.uuid(random);
      case REQUEST_ID ->
        blank.text().isEmpty() ? Chance.uuid(random) : Chance.base32(random, KEY_LETTERS);
      case ADDRESS -> Chance.ascii(Company.address(random, caller));
      case AGENT -> Chance.ascii(caller.agent());
      case ACCOUNT -> Chance.ascii(object.account());
      case REGION -> Chance.ascii(object.region());
      case NAME -> name(blank.text());
      case KNOWN_ID -> id(blank.text(), known(blank.text()));
      case NEW_ID -> id(blank.text(), random);
      case KNOWN_UUID -> Chance.uuid(known("key"));
      case KEY -> join(blank.text(), Chance.base32(random, KEY_LETTERS));
      case TOKEN -> Chance.base64(random, Integer.parseInt(blank.text()));
    };
  }

  private byte[] name(String sort) {
    int rank = Chance.rank(random, KNOWN);
    return Chance.ascii(sort + '-' + rank + '-' + object.account().substring(0, 4));
  }

  /** What gives the same id each time the same resource is chosen. */
  private SplittableRandom known(String sort) {
    long place = Chance.seed(object.account() + object.region() + sort);
    return new SplittableRandom(Chance.seed(place, Chance.rank(random, KNOWN)));
  }

  private static byte[] id(String prefix, SplittableRandom letters) {
    return join(prefix + "-0", Chance.hex(letters, KEY_LETTERS));
  }

  private static byte[] join(String start, byte[] end) {
    byte[] whole = new byte[start.length() + end.length];
    System.arraycopy(Chance.ascii(start), 0, whole, 0, start.length());
    System.arraycopy(end, 0, whole, start.length(), end.length);
    return whole;
  }
}
