package dev.tourniquet.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.baseline.AddressSign.How;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

  private static final String IP = "198.51.100.4";
  private static final Instant NOW = Days.NOW;

  private static AddressSign sign(How how, String resource, Instant from, Instant to) {
    return new AddressSign(how, IP, resource, from, to, "e1");
  }

  private static AddressSign elastic(How how, long daysAgo) {
    Instant time = NOW.minus(Duration.ofDays(daysAgo));
    return sign(how, "eipalloc-1", time, time);
  }

  private static Optional<OwnAddress> of(AddressSign... signs) {
    return OwnAddress.of(List.of(signs), IP, NOW);
  }

  @Test
  void anElasticAddressIsOursFromItsAllocationToItsRelease() {
    assertThat(of(elastic(How.ALLOCATED, 30)))
        .contains(new OwnAddress(
            elastic(How.ALLOCATED, 30), Optional.of(NOW.minus(Duration.ofDays(30))), true));
    assertThat(of(elastic(How.ALLOCATED, 30), elastic(How.RELEASED, 10))).isEmpty();
    assertThat(of(elastic(How.RELEASED, 10), elastic(How.ALLOCATED, 5))).isPresent();
  }

  @Test
  void whatIsAllocatedOrReleasedLaterIsNotTrueYet() {
    assertThat(of(elastic(How.ALLOCATED, -1))).isEmpty();
    assertThat(of(elastic(How.ALLOCATED, 30), elastic(How.RELEASED, -1))).isPresent();
  }

  @Test
  void oneAllocatedWithinTheDayBeforeDoesNotVouch() {
    AddressSign fresh = sign(How.ALLOCATED, "eipalloc-1", NOW.minus(Duration.ofHours(23)), NOW);

    assertThat(of(fresh)).map(OwnAddress::vouches).contains(false);
    assertThat(of(elastic(How.ALLOCATED, 1))).map(OwnAddress::vouches).contains(true);
  }

  @Test
  void oneListedLaterWasOursAlreadyUnlessACallAllocatedItSince() {
    AddressSign listed = elastic(How.ELASTIC, -3);

    assertThat(of(listed)).contains(new OwnAddress(listed, Optional.empty(), true));
    assertThat(of(listed, elastic(How.ALLOCATED, -1))).isEmpty();
    assertThat(of(listed, elastic(How.RELEASED, 2))).isEmpty();
  }

  @Test
  void oneListedBeforeIsOursUntilItIsReleased() {
    assertThat(of(elastic(How.ELASTIC, 20))).map(OwnAddress::vouches).contains(true);
    assertThat(of(elastic(How.ELASTIC, 20), elastic(How.RELEASED, 3))).isEmpty();
  }

  @Test
  void theAddressOfAnInstanceIsOursWhileItRunsAndADayLonger() {
    Instant launched = NOW.minus(Duration.ofDays(9));

    assertThat(of(sign(How.ATTACHED, "i-1", launched, NOW.minus(Duration.ofHours(20)))))
        .map(OwnAddress::vouches)
        .contains(true);
    assertThat(of(sign(How.ATTACHED, "i-1", launched, NOW.minus(Duration.ofHours(25)))))
        .isEmpty();
    assertThat(of(sign(How.ATTACHED, "i-1", NOW.plusSeconds(1), NOW.plusSeconds(2))))
        .isEmpty();
  }

  /** Whoever holds the credentials of an instance can report in its name, from wherever he is. */
  @Test
  void anAgentVouchesOnlyAfterAFortnight() {
    AddressSign today = sign(How.AGENT, "i-1", NOW.minusSeconds(900), NOW.minusSeconds(300));
    Instant before = NOW.minus(Duration.ofDays(14));
    AddressSign fortnight = sign(How.AGENT, "i-1", before, before.plusSeconds(600));
    AddressSign other = sign(How.AGENT, "i-2", before, before.plusSeconds(600));

    assertThat(of(today)).map(OwnAddress::vouches).contains(false);
    assertThat(of(today, other)).map(OwnAddress::vouches).contains(false);
    assertThat(of(today, fortnight)).contains(new OwnAddress(today, Optional.of(before), true));
    assertThat(of(fortnight)).isEmpty();
  }

  @Test
  void anotherAddressAndNoSignAtAllSayNothing() {
    assertThat(of()).isEmpty();
    assertThat(OwnAddress.of(List.of(elastic(How.ALLOCATED, 30)), "198.51.100.5", NOW))
        .isEmpty();
  }

  @Test
  void aSignEndsNotBeforeItBegins() {
    assertThatThrownBy(() -> sign(How.AGENT, "i-1", NOW, NOW.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid sign of 198.51.100.4: it ends at 2026-03-01T11:59:59Z,"
            + " before it begins at 2026-03-01T12:00:00Z");
  }
}
