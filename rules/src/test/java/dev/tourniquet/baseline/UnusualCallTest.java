package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Days.NOW;
import static dev.tourniquet.baseline.Days.covered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.UnusualCall.What;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusualCallTest {

  private static final Usage ALWAYS = new Usage(30, 90, 12, 30, 30, true, true);

  private static UnusualCall of(Usage usage, int coveredDays) {
    History history = new History(List.of(), List.of(), covered(coveredDays), 25).with(usage);
    return UnusualCall.of(history, NOW);
  }

  @Test
  void nothingIsNewForWhoAlwaysDidIt() {
    assertThat(of(ALWAYS, 40).what()).isEmpty();
  }

  @Test
  void anOperationIsNewForWhoCalledTwentyOthersOnTenDays() {
    assertThat(of(new Usage(10, 20, 0, 5, 5, true, true), 12).what()).containsExactly(What.NEW_OP);
    assertThat(of(new Usage(10, 19, 0, 5, 5, true, true), 12).what()).isEmpty();
    assertThat(of(new Usage(9, 90, 0, 5, 5, true, true), 12).what()).isEmpty();
    assertThat(of(new Usage(10, 20, 1, 5, 5, true, true), 12).what()).isEmpty();
  }

  @Test
  void aServiceIsNewWhenNothingOfItWasEverCalled() {
    assertThat(of(new Usage(10, 20, 0, 0, 5, true, true), 12).what())
        .containsExactlyInAnyOrder(What.NEW_OP, What.NEW_SERVICE);
  }

  /** The day before the event belongs to the incident: it takes 31 days before today. */
  @Test
  void theAccountNeedsThirtyCoveredDays() {
    Usage nobody = new Usage(0, 0, 0, 0, 0, false, false);

    assertThat(of(nobody, 31).what())
        .containsExactlyInAnyOrder(What.NEW_OP_FOR_ACCOUNT, What.NEW_REGION_FOR_ACCOUNT);
    assertThat(of(nobody, 30).what()).isEmpty();
    assertThat(of(nobody, 30).enoughOfAccount()).isFalse();
    assertThat(of(nobody, 30).enoughOfIdentity()).isFalse();
  }

  @Test
  void aRegionIsNewForAnIdentityOnlyWhereBothHaveEnoughHistory() {
    assertThat(of(new Usage(10, 20, 3, 5, 0, true, true), 40).what())
        .containsExactly(What.NEW_REGION);
    assertThat(of(new Usage(10, 20, 3, 5, 0, true, true), 29).what()).isEmpty();
    assertThat(of(new Usage(3, 20, 3, 5, 0, true, true), 40).what()).isEmpty();
  }

  @Test
  void anOperationThatNeitherItNorItsPeersCalledIsNewForThem() {
    Usage others = new Usage(10, 20, 0, 5, 5, true, true);

    assertThat(of(others.among(3, 0), 40).what())
        .containsExactlyInAnyOrder(What.NEW_OP, What.NEW_OP_FOR_PEERS);
    assertThat(of(others.among(3, 2), 40).what()).containsExactly(What.NEW_OP);
    assertThat(of(others.among(0, 0), 40).what()).containsExactly(What.NEW_OP);
    assertThat(of(others.among(3, 0), 30).what()).containsExactly(What.NEW_OP);
    assertThat(of(new Usage(10, 20, 1, 5, 5, true, true).among(3, 0), 40).what())
        .isEmpty();
  }
}
