package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Days.NOW;
import static dev.tourniquet.baseline.Days.covered;
import static dev.tourniquet.baseline.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.UnusualCall.What;
import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

class UnusualCallTest {

  private static final Usage ALWAYS = new Usage(30, 90, 12, 30, 30, true, true, 0, 0);

  private static UnusualCall of(Usage usage, int coveredDays) {
    return of(usage, coveredDays, "ec2");
  }

  private static UnusualCall of(Usage usage, int coveredDays, String service) {
    History history = history(covered(coveredDays)).pairs(25).usage(usage).build();
    return UnusualCall.of(
        history,
        Event.parse("{\"eventTime\": \"%s\", \"eventSource\": \"%s.amazonaws.com\"}"
            .formatted(NOW, service)));
  }

  @Test
  void nothingIsNewForWhoAlwaysDidIt() {
    assertThat(of(ALWAYS, 40).what()).isEmpty();
  }

  @Test
  void anOperationIsNewForWhoCalledTwentyOthersOnTenDays() {
    assertThat(of(new Usage(10, 20, 0, 5, 5, true, true, 0, 0), 12).what())
        .containsExactly(What.NEW_OP);
    assertThat(of(new Usage(10, 19, 0, 5, 5, true, true, 0, 0), 12).what()).isEmpty();
    assertThat(of(new Usage(9, 90, 0, 5, 5, true, true, 0, 0), 12).what()).isEmpty();
    assertThat(of(new Usage(10, 20, 1, 5, 5, true, true, 0, 0), 12).what()).isEmpty();
  }

  @Test
  void aServiceIsNewWhenNothingOfItWasEverCalled() {
    assertThat(of(new Usage(10, 20, 0, 0, 5, true, true, 0, 0), 12).what())
        .containsExactlyInAnyOrder(What.NEW_OP, What.NEW_SERVICE);
  }

  /** The day before the event belongs to the incident: it takes 31 days before today. */
  @Test
  void theAccountNeedsThirtyCoveredDays() {
    Usage nobody = new Usage(0, 0, 0, 0, 0, false, false, 0, 0);

    assertThat(of(nobody, 31).what())
        .containsExactlyInAnyOrder(What.NEW_OP_FOR_ACCOUNT, What.NEW_REGION_FOR_ACCOUNT);
    assertThat(of(nobody, 30).what()).isEmpty();
    assertThat(of(nobody, 30).enoughOfAccount()).isFalse();
    assertThat(of(nobody, 30).enoughOfIdentity()).isFalse();
  }

  @Test
  void aRegionIsNewForAnIdentityOnlyWhereBothHaveEnoughHistory() {
    assertThat(of(new Usage(10, 20, 3, 5, 0, true, true, 0, 0), 40).what())
        .containsExactly(What.NEW_REGION);
    assertThat(of(new Usage(10, 20, 3, 5, 0, true, true, 0, 0), 29).what()).isEmpty();
    assertThat(of(new Usage(3, 20, 3, 5, 0, true, true, 0, 0), 40).what()).isEmpty();
  }

  @Test
  void aServiceOfTheWholeWorldIsInNoRegionThatIsNew() {
    Usage elsewhere = new Usage(10, 20, 3, 5, 0, true, false, 0, 0);
    assertThat(of(elsewhere, 40).what())
        .containsExactlyInAnyOrder(What.NEW_REGION, What.NEW_REGION_FOR_ACCOUNT);
    assertThat(of(elsewhere, 40, "iam").what()).isEmpty();
    assertThat(of(elsewhere, 40, "signin").what()).isEmpty();
  }

  @Test
  void anOperationThatNeitherItNorItsPeersCalledIsNewForThem() {
    assertThat(of(among(3, 0), 40).what())
        .containsExactlyInAnyOrder(What.NEW_OP, What.NEW_OP_FOR_PEERS);
    assertThat(of(among(3, 2), 40).what()).containsExactly(What.NEW_OP);
    assertThat(of(among(0, 0), 40).what()).containsExactly(What.NEW_OP);
    assertThat(of(among(3, 0), 30).what()).containsExactly(What.NEW_OP);
    assertThat(of(new Usage(10, 20, 1, 5, 5, true, true, 3, 0), 40).what()).isEmpty();
  }

  private static Usage among(int peers, int peerDays) {
    return new Usage(10, 20, 0, 5, 5, true, true, peers, peerDays);
  }
}
