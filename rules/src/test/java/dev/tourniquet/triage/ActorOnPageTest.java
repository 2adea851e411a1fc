package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Toggled.SIGNED_IN;
import static dev.tourniquet.triage.Toggled.investigated;
import static dev.tourniquet.triage.Toggled.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.ActorView;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.Investigation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a finding says of who it was. */
class ActorOnPageTest {

  @Test
  void thePersonIsNamedByTheSignInAndNotByTheSessionName() {
    assertThat(investigated().finding().actor().human())
        .isEqualTo(new Finding.Human("jane@example.com", "saml-user", "EXACT"));
  }

  @Test
  void theChainBreaksByNameWhereTheIssuingCallIsNotHeld() {
    Investigation.Block<ActorView.Hop> chain = Investigator.investigate(
            Story.of(Rules.snapshot(), Shares.snapshotKey())
                .with(snapshot("public-1", 0, PUBLISH, PERSON))
                .file())
        .actorChain();

    assertThat(chain.items())
        .extracting(hop -> hop.who().kind(), ActorView.Hop::what)
        .startsWith(tuple(EntityKind.SESSION, "session"), tuple(EntityKind.IDENTITY, "principal"));
    assertThat(chain.gaps()).singleElement().asString().contains("issued at 2026-03-01T13:50:00Z");
  }

  @Test
  void theChainLeadsToTheSubjectOfTheIssuingCall() {
    CaseFile file = story().file();
    Pivots held = new Pivots(
        file.pivots().onResource(),
        CallList.whole(List.of(SIGNED_IN), List.of()),
        CallList.NONE,
        CallList.NONE,
        CallList.NONE);
    Investigation.Block<ActorView.Hop> chain = Investigator.investigate(new CaseFile(
            file.rule(),
            file.resource(),
            file.asOf(),
            file.trigger(),
            held,
            file.related(),
            file.background()))
        .actorChain();

    assertThat(chain.items())
        .extracting(hop -> hop.who().label())
        .containsExactly(
            "jane@example.com",
            "AWSReservedSSO_BeanstalkAdmin_0123456789abcdef",
            "jane@example.com");
    assertThat(chain.gaps()).isEmpty();
  }
}
