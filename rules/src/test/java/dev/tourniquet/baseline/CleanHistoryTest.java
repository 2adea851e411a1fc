package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Days.NOW;
import static dev.tourniquet.baseline.Days.alwaysFrom;
import static dev.tourniquet.baseline.Days.covered;
import static dev.tourniquet.baseline.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CleanHistoryTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

  private static IdentityIpDay from(String ip, int ago, long ok, boolean sick) {
    return new IdentityIpDay(TODAY.minusDays(ago), ip, 5, ok, 5 - ok, sick);
  }

  private static History with(IdentityIpDay... rows) {
    return history(covered(44))
        .ofIdentity(Stream.concat(alwaysFrom("203.0.113.7", 42).stream(), Stream.of(rows))
            .toList())
        .pairs(100)
        .build();
  }

  private static Novelty novelty(History history) {
    return FirstSeen.of(CleanHistory.of(history, NOW), "198.51.100.4", NOW).novelty();
  }

  @Test
  void anOrdinaryHistoryStaysAsItIs() {
    History ordinary = with(from("198.51.100.4", 9, 5, false));

    assertThat(CleanHistory.of(ordinary, NOW)).isEqualTo(ordinary);
    assertThat(CleanHistory.isPoisoned(ordinary, NOW)).isFalse();
    assertThat(novelty(ordinary)).isEqualTo(Novelty.SEEN);
  }

  @Test
  void whatAnIdentityDidWhileItWasSickIsNotUsual() {
    History sick = with(from("198.51.100.4", 9, 5, true));

    assertThat(FirstSeen.of(sick, "198.51.100.4", NOW).novelty()).isEqualTo(Novelty.SEEN);
    assertThat(novelty(sick)).isEqualTo(Novelty.NEW_STRONG);
    assertThat(CleanHistory.isPoisoned(sick, NOW)).isTrue();
  }

  @Test
  void anAddressFromWhichNothingEverSucceededIsNotKnown() {
    assertThat(novelty(with(from("198.51.100.4", 9, 0, false)))).isEqualTo(Novelty.NEW_STRONG);
    assertThat(novelty(with(from("198.51.100.4", 9, 0, false), from("198.51.100.4", 8, 1, false))))
        .isEqualTo(Novelty.SEEN);
  }

  /** Ten addresses within the day would make anyone look as if he roamed. */
  @Test
  void addressesFirstMetWithinTheDayBeforeMakeNobodyRoam() {
    IdentityIpDay[] hopping = Stream.iterate(0, i -> i < 30, i -> i + 1)
        .map(i -> from("20.%d.7.9".formatted(i), 1, 5, false))
        .toArray(IdentityIpDay[]::new);

    assertThat(FirstSeen.of(with(hopping), "198.51.100.4", NOW).novelty()).isEqualTo(Novelty.ROAMS);
    assertThat(novelty(with(hopping))).isEqualTo(Novelty.NEW_STRONG);
  }

  @Test
  void anAddressIsNotKnownByThoseWhoWereSickThere() {
    List<IpIdentityDay> rows = Stream.iterate(2, i -> i < 30, i -> i + 1)
        .flatMap(i -> Stream.of("iamuser:1:A", "iamuser:1:B")
            .map(who -> new IpIdentityDay(TODAY.minusDays(i), who, 3, 3, 0, true)))
        .toList();
    History sick = history(covered(44)).ofAddress(rows).pairs(100).build();

    assertThat(Acquaintance.of(sick, NOW)).isTrue();
    assertThat(Acquaintance.of(CleanHistory.of(sick, NOW), NOW)).isFalse();
    assertThat(CleanHistory.sick(sick)).containsExactly("iamuser:1:A", "iamuser:1:B");
  }
}
