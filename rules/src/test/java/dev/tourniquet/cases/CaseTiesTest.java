package dev.tourniquet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.cases.CaseTies.Tied;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTiesTest {

  private static Member member(String finding, int hour) {
    return new Member(finding, at(hour), at(hour), false);
  }

  private static Member named(String finding, int hour) {
    return new Member(finding, at(hour), at(hour), true);
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3_600L * hour);
  }

  @Test
  void findingsOfOneSessionAreOneCaseNamedAfterTheEarliest() {
    CaseTies ties = new CaseTies();
    ties.add("session s", member("a", 1));
    ties.add("session s", member("b", 2));

    assertThat(ties.tied())
        .containsExactly(
            new Tied("a", "a", List.of("session s")), new Tied("b", "a", List.of("session s")));
  }

  @Test
  void aKeyLeadsOverAnotherToFindingsThatHaveNothingInCommon() {
    CaseTies ties = new CaseTies();
    ties.add("address x", member("b", 2));
    ties.add("address x", member("c", 3));
    ties.add("session s", member("a", 1));
    ties.add("session s", member("b", 2));

    assertThat(ties.tied()).extracting(Tied::named).containsOnly("a");
    assertThat(ties.tied())
        .filteredOn(one -> one.finding().equals("b"))
        .extracting(Tied::tiedBy)
        .containsExactly(List.of("address x", "session s"));
  }

  @Test
  void oneIdentityOnDaysFarApartIsTwoCases() {
    CaseTies ties = new CaseTies();
    ties.add("identity i", member("a", 1));
    ties.add("identity i", member("b", 25));
    ties.add("identity i", member("c", 50));

    assertThat(ties.tied()).extracting(Tied::named).containsExactly("a", "a", "c");
  }

  @Test
  void aFindingThatGoesOnReachesAsFarAsItsLastEvent() {
    CaseTies ties = new CaseTies();
    ties.add("identity i", new Member("a", at(1), at(100), false));
    ties.add("identity i", member("b", 20));
    ties.add("identity i", member("c", 110));

    assertThat(ties.tied()).extracting(Tied::named).containsOnly("a");
  }

  @Test
  void anotherKeyAndAFindingAloneTieNothing() {
    CaseTies ties = new CaseTies();
    ties.add("session s", member("a", 1));
    ties.add("session t", member("b", 1));

    assertThat(ties.tied())
        .containsExactly(new Tied("a", "a", List.of()), new Tied("b", "b", List.of()));
  }

  @Test
  void aCaseKeepsItsNameWhenAnEarlierFindingJoinsAndTheEarlierNameWhenTwoBecomeOne() {
    CaseTies late = new CaseTies();
    late.add("session s", member("a", 1));
    late.add("session s", named("b", 2));
    assertThat(late.tied()).extracting(Tied::named).containsOnly("b");

    CaseTies merged = new CaseTies();
    merged.add("session s", named("b", 2));
    merged.add("session s", member("c", 3));
    merged.add("session s", named("d", 4));
    assertThat(merged.tied()).extracting(Tied::named).containsOnly("b");
  }
}
