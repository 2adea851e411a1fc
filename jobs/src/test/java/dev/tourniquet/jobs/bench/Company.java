package dev.tourniquet.jobs.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** The company whose logs are invented: accounts, regions, identities with their sessions, and addresses. */
final class Company {
  /** Identities of one account: 400 in all. */
  static final int IDENTITIES = 50;

  private static final List<String> ACCOUNTS = List.of(
      "111122223333",
      "444455556666",
      "777788889999",
      "123456789012",
      "210987654321",
      "222233334444",
      "555566667777",
      "888899990000");
  private static final List<String> REGIONS =
      List.of("us-east-1", "eu-central-1", "us-west-2", "ap-southeast-2");
  private static final Instant FIRST_INSTANT =
      DataSet.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Duration SESSION = Duration.ofHours(8);
  private static final int ADDRESSES = 300;

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  static String account(SplittableRandom random) {
    return ACCOUNTS.get(Chance.rank(random, ACCOUNTS.size()));
  }

  static String region(SplittableRandom random) {
    return REGIONS.get(Chance.rank(random, REGIONS.size()));
  }

  /** Who calls a service; each service has favourites of its own. */
  Caller caller(SplittableRandom random, TrailObject object, String service, Instant time) {
    int identity =
        Math.floorMod(Chance.rank(random, IDENTITIES) + 7 * service.hashCode(), IDENTITIES);
    long session = Duration.between(FIRST_INSTANT, time).toSeconds() / SESSION.toSeconds();
    String key = object.account() + ' ' + identity + ' ' + session;
    return callers.computeIfAbsent(
        key,
        missing -> Caller.of(
            object.account(), identity, FIRST_INSTANT.plus(SESSION.multipliedBy(session))));
  }

  /** One of the few addresses of an identity; some are shared by many identities. */
  static String address(SplittableRandom random, Caller caller) {
    long choice = Chance.rank(random, 3);
    int number = Chance.rank(new SplittableRandom(Chance.seed(caller.seed(), choice)), ADDRESSES);
    return switch (number % 4) {
      case 0 -> "203.0.113." + (1 + number / 2);
      case 1 -> "198.51.100." + (1 + number / 2);
      case 2 -> "192.0.2." + (1 + number / 2);
      default -> "10.20." + number / 8 + "." + (1 + number / 2);
    };
  }
}
