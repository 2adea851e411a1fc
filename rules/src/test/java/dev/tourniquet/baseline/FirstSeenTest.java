package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Days.NOW;
import static dev.tourniquet.baseline.Days.alwaysFrom;
import static dev.tourniquet.baseline.Days.covered;
import static dev.tourniquet.baseline.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstSeenTest {

  private static FirstSeen judge(List<IdentityIpDay> rows, int coveredDays, String ip) {
    return FirstSeen.of(
        history(covered(coveredDays)).ofIdentity(rows).pairs(100).build(), ip, NOW);
  }

  @Test
  void strongWhenAFortyTwoDayBatchComesFromAnotherAddress() {
    FirstSeen seen = judge(alwaysFrom("203.0.113.7", 42), 44, "198.51.100.4");

    assertThat(seen)
        .isEqualTo(new FirstSeen(Novelty.NEW_STRONG, 42, 44, 42, 0, List.of("203.0.113.7"), 1));
    assertThat(seen.chanceInWords()).isEqualTo("below 7.1 % (95 % bound)");
  }

  @Test
  void seenWhenTheAddressIsTheUsualOne() {
    assertThat(judge(alwaysFrom("203.0.113.7", 42), 44, "203.0.113.7").novelty())
        .isEqualTo(Novelty.SEEN);
  }

  @Test
  void weakWithFewerThanTwentyObservations() {
    assertThat(judge(alwaysFrom("203.0.113.7", 19), 44, "198.51.100.4").novelty())
        .isEqualTo(Novelty.NEW_WEAK);
    assertThat(judge(alwaysFrom("203.0.113.7", 20), 44, "198.51.100.4").novelty())
        .isEqualTo(Novelty.NEW_STRONG);
  }

  @Test
  void insufficientBelowFiveActiveDays() {
    assertThat(judge(alwaysFrom("203.0.113.7", 4), 44, "198.51.100.4").novelty())
        .isEqualTo(Novelty.INSUFFICIENT_HISTORY);
    assertThat(judge(alwaysFrom("203.0.113.7", 5), 44, "198.51.100.4").novelty())
        .isEqualTo(Novelty.NEW_WEAK);
  }

  @Test
  void insufficientBelowFourteenCoveredDays() {
    assertThat(judge(alwaysFrom("203.0.113.7", 13), 13, "198.51.100.4").novelty())
        .isEqualTo(Novelty.INSUFFICIENT_HISTORY);
  }

  @Test
  void roamsWhenEveryThirdAddressIsNew() {
    List<IdentityIpDay> rows = new ArrayList<>(alwaysFrom("203.0.113.7", 14));
    for (int i = 0; i < 7; i++) {
      rows.add(new IdentityIpDay(covered(14).get(i), "192.0.2." + i, 1, 1, 0));
    }
    assertThat(judge(rows, 44, "198.51.100.4").novelty()).isEqualTo(Novelty.ROAMS);
  }

  /** A pool: every address comes back, so hardly one is seen on a single day. */
  private static List<IdentityIpDay> pool(int networks) {
    List<IdentityIpDay> rows = new ArrayList<>();
    for (int day = 0; day < 44; day++) {
      String ip = "20.%d.7.9".formatted(day % networks);
      rows.add(new IdentityIpDay(covered(44).get(day), ip, 9, 9, 0));
    }
    return rows;
  }

  @Test
  void roamsWhenItCameFromTenNetworksThoughEachCameBack() {
    FirstSeen seen = judge(pool(FirstSeen.MANY_NETWORKS), 44, "198.51.100.4");
    assertThat(seen.novelty()).isEqualTo(Novelty.ROAMS);
    assertThat(seen.networks()).isEqualTo(10);
    assertThat(judge(pool(9), 44, "198.51.100.4").novelty()).isEqualTo(Novelty.NEW_STRONG);
  }

  @Test
  void manyNetworksInTooFewDaysAreStillTooLittle() {
    assertThat(judge(pool(10).subList(30, 44), 13, "198.51.100.4").novelty())
        .isEqualTo(Novelty.INSUFFICIENT_HISTORY);
  }

  @Test
  void anAddressFirstMetInTheDayBeforeTheEventIsStillNew() {
    List<IdentityIpDay> rows = new ArrayList<>(alwaysFrom("203.0.113.7", 42));
    rows.add(new IdentityIpDay(covered(1).get(0), "198.51.100.4", 1, 1, 0));
    assertThat(judge(rows, 44, "198.51.100.4").novelty()).isEqualTo(Novelty.NEW_STRONG);
  }

  @Test
  void theDayOfTheEventAndLaterIsNeverRead() {
    List<IdentityIpDay> rows = new ArrayList<>(alwaysFrom("203.0.113.7", 42));
    FirstSeen before = judge(rows, 44, "198.51.100.4");
    rows.add(new IdentityIpDay(
        NOW.atOffset(java.time.ZoneOffset.UTC).toLocalDate(), "198.51.100.4", 9, 9, 0));
    assertThat(judge(rows, 44, "198.51.100.4")).isEqualTo(before);
  }

  @Test
  void shortHistoryIsSaidInFull() {
    History history =
        history(covered(12)).ofIdentity(alwaysFrom("203.0.113.7", 3)).pairs(4).build();
    FirstSeen seen = FirstSeen.of(history, "198.51.100.4", NOW);

    assertThat(HistoryWords.tooLittle(
            seen, HistoryWords.covered(history, "111122223333", NOW), "198.51.100.4"))
        .isEqualTo(
            "12 days of logs are covered for account 111122223333 (2026-02-17 to 2026-02-28, no gap). "
                + "This identity was active on 3 days, always from 203.0.113.7. "
                + "Too little to call 198.51.100.4 unusual (5 active and 14 covered days needed); listed as unverified");
  }
}
