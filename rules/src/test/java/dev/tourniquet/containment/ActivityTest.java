package dev.tourniquet.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private static Event call(String session, String time) {
    return Event.parse("""
        {"eventTime": "%1$s", "eventName": "ListBuckets", "sourceIPAddress": "203.0.113.7",
         "userIdentity": {"type": "AssumedRole", "principalId": "AROAQ:%2$s", "accountId": "111122223333",
           "arn": "arn:aws:sts::111122223333:assumed-role/app/%2$s",
           "sessionContext": {"sessionIssuer": {"type": "Role", "userName": "app", "accountId": "111122223333",
             "arn": "arn:aws:iam::111122223333:role/app"}}}}""".formatted(time, session));
  }

  @Test
  void revokingEndsTheSessionsIssuedUntilTheCallIsMadeAndNotUntilThePlan() {
    Step step = Situations.of("", "AWS::EC2::Image|aws||us-east-1|ami-1")
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:jane", false))
        .steps("strong")
        .get(0);
    Step later = step.asOf(Situations.TIME.plusSeconds(7_200));
    assertThat(step.call().parameters().path("PolicyDocument").asText())
        .contains("{\"aws:TokenIssueTime\":\"2026-03-01T15:00:00Z\"}");
    assertThat(later.call().parameters().path("PolicyDocument").asText())
        .contains("{\"aws:TokenIssueTime\":\"2026-03-01T17:00:00Z\"}");
    assertThat(later.inverse()).isEqualTo(step.inverse());
  }

  @Test
  void otherStepsAreTheSameWhenTheyAreTakenLater() {
    Step step = Situations.of("stop-caller", "AWS::EC2::Image|aws||us-east-1|ami-1")
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:jane", false))
        .least()
        .get(0);
    assertThat(step.asOf(Situations.TIME.plusSeconds(7_200))).isEqualTo(step);
  }

  @Test
  void eachSessionIsDeniedByAPolicyOfItsOwn() {
    assertThat(denying("AROAQ:jane")).isEqualTo("TourniquetDenySession-AROAQ-jane");
    assertThat(denying("AROAQ:bob")).isEqualTo("TourniquetDenySession-AROAQ-bob");
    assertThat(denying("AROAQ:" + "x/".repeat(200)))
        .hasSizeLessThanOrEqualTo(128)
        .matches("[\\w+=,.@-]+");
  }

  private static String denying(String session) {
    return Situations.of("stop-caller", "AWS::EC2::Image|aws||us-east-1|ami-1")
        .caller(Situations.caller(Caller.Kind.ROLE, "app", session, false))
        .least()
        .get(0)
        .inverse()
        .parameters()
        .path("PolicyName")
        .asText();
  }

  @Test
  void revokingSessionsNamesEverySessionOfTheLast30Days() {
    Step step = Situations.of("", "AWS::EC2::Image|aws||us-east-1|ami-1")
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:jane", false))
        .activity(new Activity(
            List.of(
                call("jane", "2026-03-01T14:00:00Z"),
                call("bob", "2026-02-20T08:00:00Z"),
                call("bob", "2026-02-21T08:00:00Z"),
                call("old", "2026-01-01T08:00:00Z")),
            List.of(),
            List.of()))
        .steps("strong")
        .get(0);
    assertThat(step.call().operation()).isEqualTo("PutRolePolicy");
    assertThat(step.affects())
        .containsExactly(
            "session bob: 2 calls held, last 2026-02-21T08:00:00Z",
            "session jane: 1 call held, last 2026-03-01T14:00:00Z");
  }

  @Test
  void nobodyElseIsNamedWhereNothingIsHeld() {
    assertThat(Activity.NONE.sessions(Situations.TIME)).isEmpty();
  }

  @Test
  void strangersOnABucketAreNamedAndOursAreNot() {
    Event ours = call("jane", "2026-03-01T14:00:00Z");
    Event anonymous = Event.parse(
        "{\"eventTime\": \"2026-03-01T14:00:00Z\", \"userIdentity\": {\"type\": \"AWSAccount\","
            + " \"principalId\": \"\", \"accountId\": \"ANONYMOUS_PRINCIPAL\"}}");
    Event refused =
        Event.parse("{\"eventTime\": \"2026-03-01T14:00:00Z\", \"errorCode\": \"AccessDenied\","
            + " \"userIdentity\": {\"type\": \"AWSAccount\", \"accountId\": \"846424999548\"}}");
    Step step = Situations.of("block-public-access", "AWS::S3::Bucket|aws||global|b")
        .activity(new Activity(List.of(), List.of(ours, anonymous, refused), List.of()))
        .least()
        .get(0);
    assertThat(step.affects())
        .containsExactly("anyone (anonymous): 1 call held, last 2026-03-01T14:00:00Z");
  }

  @Test
  void aLongListOfSessionsIsCutAndSaysSo() {
    List<Event> many = IntStream.range(0, 25)
        .mapToObj(i -> call("s" + i + "x".repeat(300), "2026-03-01T14:00:00Z"))
        .toList();
    List<String> sessions = new Activity(many, List.of(), List.of()).sessions(Situations.TIME);
    assertThat(sessions).hasSize(11).last().isEqualTo("and 15 more");
    assertThat(sessions).allMatch(text -> text.length() < 200);
  }
}
