package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way from a call back to who started it, and where it breaks. */
class ActorChainTest {

  private static final String JANE = """
      {"type": "IAMUser", "principalId": "AIDAJANE", "accountId": "111122223333", "userName": "jane",
       "arn": "arn:aws:iam::111122223333:user/jane", "accessKeyId": "AKIAJANE"}""";

  @Test
  void aChainOfRolesLeadsToTheUserAtItsTop() {
    Investigation found = investigated(
        List.of(assume("one", -30, JANE, 1), assume("two", -20, role(1, -30), 2)), role(2, -20));

    assertThat(labels(found)).containsExactly("s2", "R2", "s1", "R1", "jane");
    assertThat(found.actorChain().gaps()).isEmpty();
    assertThat(found.events()).containsKeys("one", "two");
  }

  @Test
  void aChainIsAsSureAsItsWeakestStep() {
    Event noAnswer = event("two", -20, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "userIdentity": %s,
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/R2", "roleSessionName": "s2"}}""".formatted(role(1, -30)));
    Investigation found =
        investigated(List.of(assume("one", -30, JANE, 1), noAnswer), role(2, -20));

    assertThat(found.actorChain().items())
        .extracting(Hop::confidence)
        .containsExactly("EXACT", "EXACT", "STRONG", "STRONG", "STRONG");
  }

  @Test
  void rolesThatTakeEachOtherInACircleAreNamedAndEnd() {
    Investigation found = investigated(
        List.of(assume("one", -30, role(2, -30), 1), assume("two", -30, role(1, -30), 2)),
        role(2, -30));

    assertThat(found.actorChain().gaps())
        .containsExactly(
            "chain: it comes back to session 's2', which it passed before; who began it is not told");
  }

  @Test
  void aChainDeeperThanEightIsCut() {
    List<Event> calls = new ArrayList<>(IntStream.rangeClosed(2, 12)
        .mapToObj(i -> assume("a" + i, -60 + i, role(i - 1, -61 + i), i))
        .toList());

    Investigation found = investigated(calls, role(12, -48));

    assertThat(found.actorChain().gaps()).containsExactly("chain: cut after 8 sessions");
  }

  @Test
  void aBreakAboveTheFirstSessionNamesTheCallThatIsMissingThere() {
    Investigation found = investigated(List.of(assume("two", -20, role(1, -30), 2)), role(2, -20));

    assertThat(found.actorChain().gaps())
        .singleElement()
        .asString()
        .startsWith("chain: the AssumeRole, which issued the session 's1' issued at "
            + "2026-03-01T13:35:00Z, is not among the events held: it is recorded in the region");
  }

  @Test
  void aCallFromAnotherAccountSaysThatItsLogsWouldNameThePerson() {
    String stranger =
        "{\"type\": \"AWSAccount\", \"accountId\": \"999900001111\", \"principalId\": \"AROASTRANGER:x\"}";
    Investigation found = investigated(List.of(assume("one", -20, stranger, 2)), role(2, -20));

    assertThat(found.actorChain().gaps())
        .containsExactly(
            "chain: the caller belongs to account 999900001111, and this record tells it by an id alone:"
                + " the record of the same call in that account, with the same sharedEventID, names it"
                + " where its logs are held");
  }

  @Test
  void aUserWhoShowedASecondFactorIsAPersonAndOneWhoDidNotIsPerhapsAProgram() {
    Event withMfa = new Event(assume("one", -20, JANE, 2).record());
    ((com.fasterxml.jackson.databind.node.ObjectNode) withMfa.request())
        .put("serialNumber", "arn:aws:iam::111122223333:mfa/jane");

    assertThat(investigated(List.of(withMfa), role(2, -20)).finding().actor().human())
        .isEqualTo(new Finding.Human("jane", "second-factor", "STRONG"));
    assertThat(investigated(List.of(assume("one", -20, JANE, 2)), role(2, -20))
            .finding()
            .actor()
            .human())
        .isNull();
  }

  @Test
  void whoSignedInToTheConsoleIsNamed() {
    String console = JANE.replace(
        "\"AKIAJANE\"",
        "\"ASIACONSOLE\", \"sessionContext\": {\"attributes\":"
            + " {\"creationDate\": \"2026-03-01T13:45:00Z\", \"mfaAuthenticated\": \"false\"}}");
    Event signIn = event("in", -20, """
        {"eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "sourceIPAddress": "203.0.113.7",
         "userIdentity": {"type": "IAMUser", "principalId": "AIDAJANE", "accountId": "111122223333",
          "userName": "jane"}, "responseElements": {"ConsoleLogin": "Success"}}""");

    assertThat(investigated(List.of(signIn), console).finding().actor().human())
        .isEqualTo(new Finding.Human("jane", "console-sign-in", "STRONG"));
  }

  @Test
  void aServiceThatCalledOnWithoutAKnownCallerSaysSo() {
    String forwarded = JANE.replace(
        "\"AKIAJANE\"",
        "\"ASIAFAS\", \"invokedBy\": \"backup.amazonaws.com\","
            + " \"sessionContext\": {\"attributes\": {\"creationDate\": \"2026-03-01T14:05:00Z\"}}");

    assertThat(investigated(List.of(), forwarded).actorChain().gaps())
        .singleElement()
        .asString()
        .startsWith(
            "chain: backup.amazonaws.com called on with this identity, with credentials issued at "
                + "2026-03-01T14:05:00Z that no call issues");
  }

  @Test
  void aSignInBeforeTheLogsBeginSaysSo() {
    String console = JANE.replace(
        "\"AKIAJANE\"",
        "\"ASIACONSOLE\", \"sessionContext\": {\"attributes\":"
            + " {\"creationDate\": \"2025-01-01T00:00:00Z\"}}");

    assertThat(investigated(List.of(), console).actorChain().gaps())
        .singleElement()
        .asString()
        .contains("the ConsoleLogin or GetSessionToken")
        .contains("the logs held of account 111122223333 begin at 2026-01-16");
  }

  private static Investigation investigated(List<Event> issuing, String caller) {
    return Investigator.investigate(Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(issuing.toArray(Event[]::new))
        .with(snapshot("public-1", 0, PUBLISH, caller))
        .file());
  }

  private static List<String> labels(Investigation found) {
    return found.actorChain().items().stream().map(hop -> hop.who().label()).toList();
  }

  private static String role(int number, int minute) {
    return """
        {"type": "AssumedRole", "principalId": "AROAR%1$d:s%1$d", "accountId": "111122223333",
         "accessKeyId": "ASIAKEY%1$d", "arn": "arn:aws:sts::111122223333:assumed-role/R%1$d/s%1$d",
         "sessionContext": {"attributes": {"creationDate": "%2$s"},
          "sessionIssuer": {"type": "Role", "principalId": "AROAR%1$d", "accountId": "111122223333",
           "userName": "R%1$d", "arn": "arn:aws:iam::111122223333:role/R%1$d"}}}""".formatted(number, Story.NOW.plusSeconds(60L * minute));
  }

  private static Event assume(String id, int minute, String caller, int number) {
    return event(id, minute, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "userIdentity": %1$s,
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/R%2$d", "roleSessionName": "s%2$d"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAKEY%2$d"},
          "assumedRoleUser": {"assumedRoleId": "AROAR%2$d:s%2$d"}}}""".formatted(caller, number));
  }
}
