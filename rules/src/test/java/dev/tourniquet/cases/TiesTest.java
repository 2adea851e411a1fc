package dev.tourniquet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TiesTest {

  private static final Finding.Actor THIEF =
      new Finding.Actor("role:aws:1:app", "arn", "AROAQ:i-1", "ASIAQ", null);

  private static Finding finding(Verdict verdict, Finding.Actor actor, String... classes) {
    Instant time = Instant.parse("2026-03-01T14:05:00Z");
    return new Finding(
        "f",
        new Finding.RuleReference("r", "title", null, List.of()),
        verdict,
        Bleeding.NO,
        false,
        "summary",
        null,
        actor,
        new Finding.Source("198.51.100.77", List.of(classes)),
        List.of(),
        time,
        time,
        List.of(),
        List.of(),
        List.of(),
        "page",
        "data");
  }

  @Test
  void sessionCredentialIdentityAndAnUnknownAddressTie() {
    assertThat(Ties.of(finding(Verdict.MAYBE, THIEF, "UNKNOWN"), List.of()))
        .containsExactly(
            "session AROAQ:i-1",
            "credential ASIAQ",
            "identity role:aws:1:app",
            "address 198.51.100.77");
  }

  @Test
  void whoTookTheRoleTiesAsFarAsThatIsCertain() {
    List<Hop> chain = List.of(
        hop(EntityKind.IDENTITY, "iamuser:1:joe", "EXACT"),
        hop(EntityKind.IDENTITY, "iamuser:1:ann", "STRONG"),
        hop(EntityKind.IDENTITY, "service:ec2.amazonaws.com:1", "EXACT"),
        hop(EntityKind.SESSION, "session:AROAP:x", "EXACT"));

    assertThat(Ties.of(finding(Verdict.SICK, THIEF, "ORG"), chain))
        .containsExactly(
            "session AROAQ:i-1",
            "credential ASIAQ",
            "identity role:aws:1:app",
            "identity iamuser:1:joe",
            "session session:AROAP:x");
  }

  private static Hop hop(EntityKind kind, String key, String confidence) {
    return new Hop(new EntityReference(kind, key, key), "what", "how", confidence, List.of());
  }

  @Test
  void theOfficesAddressAndAServiceTieNothing() {
    Finding.Actor service = new Finding.Actor("service:ec2.amazonaws.com", null, null, null, null);

    assertThat(Ties.of(finding(Verdict.SICK, service, "ORG"), List.of())).isEmpty();
  }

  @Test
  void whatIsCalmBelongsToNoCase() {
    assertThat(Ties.of(finding(Verdict.NOT_SICK, THIEF, "UNKNOWN"), List.of())).isEmpty();
  }
}
