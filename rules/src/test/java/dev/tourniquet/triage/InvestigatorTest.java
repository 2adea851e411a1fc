package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.TAKE_BACK;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvestigatorTest {

  private static final Event SIGNED_IN = event("saml", -15, """
      {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRoleWithSAML", "readOnly": true,
       "sourceIPAddress": "203.0.113.7",
       "userIdentity": {"type": "SAMLUser", "principalId": "q:jane@example.com", "userName": "jane@example.com",
         "identityProvider": "AWSSSO_0123456789abcdef_DO_NOT_DELETE"},
       "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef"},
       "responseElements": {"credentials": {"accessKeyId": "ASIAANOTHER"},
         "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ2:jane@example.com"}}}""");

  private static Story story() {
    return Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(
            SIGNED_IN,
            snapshot("public-1", 0, PUBLISH, PERSON),
            snapshot("private-1", 10, TAKE_BACK, PERSON),
            snapshot("public-2", 30, PUBLISH, PERSON),
            snapshot("private-2", 60, TAKE_BACK, RESPONDER))
        .batchDays(20)
        .asOf(NOW.plusSeconds(7_200));
  }

  private static Investigation investigated() {
    return Investigator.investigate(story().file());
  }

  @Test
  void everyToggleIsAChangeTiedToItsCallAndCaller() {
    assertThat(investigated().changes().items())
        .extracting(Investigation.Change::event, Investigation.Change::principal)
        .containsExactly(
            tuple("public-1", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("private-1", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("public-2", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("private-2", "role:111122223333:AROAQQQQQQQQQQQQQQQQ3"));
  }

  @Test
  void thePersonIsNamedByTheSignInAndNotByTheSessionName() {
    assertThat(investigated().finding().actor().human())
        .isEqualTo(new Finding.Human("jane@example.com", "saml-user", "EXACT"));
  }

  @Test
  void theHistorySaysWhenItWasOpenAndWhenNot() {
    assertThat(investigated().history().items())
        .extracting(
            Investigation.Check::outcome, Investigation.Check::from, Investigation.Check::to)
        .containsExactly(
            tuple("FAIL", NOW, NOW.plusSeconds(600)),
            tuple("PASS", NOW.plusSeconds(600), NOW.plusSeconds(1_800)),
            tuple("FAIL", NOW.plusSeconds(1_800), NOW.plusSeconds(3_600)),
            tuple("PASS", NOW.plusSeconds(3_600), null));
  }

  @Test
  void theChainBreaksByNameWhereTheIssuingCallIsNotHeld() {
    Investigation.Block<Investigation.Hop> chain = Investigator.investigate(
            Story.of(Rules.snapshot(), Shares.snapshotKey())
                .with(snapshot("public-1", 0, PUBLISH, PERSON))
                .file())
        .actorChain();

    assertThat(chain.items())
        .extracting(hop -> hop.who().kind(), Investigation.Hop::what)
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
    Investigation.Block<Investigation.Hop> chain = Investigator.investigate(new CaseFile(
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

  @Test
  void callsSayTheirTotalAndHowManyAreCut() {
    CaseFile file = story().file();
    CallList cut = new CallList(500, file.pivots().byIp().events(), List.of());
    Investigation investigation = Investigator.investigate(new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        new Pivots(CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE, cut),
        file.related(),
        file.background()));

    assertThat(investigation.callsByIp().total()).isEqualTo(500);
    assertThat(investigation.callsByIp().more()).isEqualTo(500L - cut.events().size());
  }

  @Test
  void permissionsAreUnknownWithANamedGap() {
    assertThat(investigated().permissions().permissionClass()).isEqualTo("UNKNOWN");
    assertThat(investigated().permissions().gaps()).isNotEmpty();
  }
}
