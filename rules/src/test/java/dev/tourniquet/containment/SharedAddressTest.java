package dev.tourniquet.containment;

import static dev.tourniquet.containment.Chosen.operations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever holds several credentials is stopped with all of them. */
class SharedAddressTest {

  private static final String STRANGE = "198.51.100.77";
  private static final String NEAR = "2026-03-01T13:00:00Z";
  private static final String BOB = """
      "type": "IAMUser", "userName": "bob", "accountId": "111122223333", "accessKeyId": "AKIABOB",
      "arn": "arn:aws:iam::111122223333:user/bob", "principalId": "AIDABOB\"""";

  @Test
  void everyIdentityThatWasSeenFromTheAddressIsStopped() {
    List<Step> least = from(user(STRANGE, NEAR), session("app", "AROAQ:i-1"));
    assertThat(operations(least))
        .containsExactly("iam:UpdateAccessKey", "iam:UpdateAccessKey", "iam:PutRolePolicy");
    assertThat(least.get(1).call().parameters().path("AccessKeyId").asText()).isEqualTo("AKIABOB");
    assertThat(least.get(2).call().parameters().path("PolicyDocument").asText())
        .contains("{\"aws:userId\":\"AROAQ:i-1\"}");
  }

  @Test
  void theStrongestPlanDeniesTheAddressAndWhoeverWasThere() {
    List<Step> strong =
        situation(user(STRANGE, NEAR), session("app", "AROAQ:i-1")).steps("strong");
    assertThat(operations(strong))
        .containsExactly(
            "organizations:CreatePolicy",
            "organizations:AttachPolicy",
            "iam:UpdateAccessKey",
            "iam:PutUserPolicy",
            "iam:PutRolePolicy",
            "iam:UpdateAccessKey",
            "iam:PutUserPolicy");
    assertThat(strong.get(1).affects())
        .containsExactly(
            "111122223333 app (session i-1): 1 call held, last " + NEAR,
            "111122223333 bob: 1 call held, last " + NEAR);
  }

  @Test
  void whoWasElsewhereOrThereLongAgoOrRefusedIsLeftAlone() {
    Event refused = Event.parse(user(STRANGE, NEAR)
        .record()
        .toString()
        .replaceFirst("\\{", "{\"errorCode\": \"AccessDenied\","));
    assertThat(from(user("203.0.113.7", NEAR), user(STRANGE, "2026-02-20T13:00:00Z"), refused))
        .hasSize(1);
  }

  @Test
  void rolesThatIamCannotEditAreLeftToAPolicyFromAbove() {
    assertThat(from(session("AWSReservedSSO_Admin_0123456789abcdef", "AROAS:jane")))
        .hasSize(1);
  }

  @Test
  void whoGetsNoStepIsNamedInTheFirst() {
    Event[] calls = IntStream.rangeClosed(1, 12)
        .mapToObj(i -> call(STRANGE, NEAR, BOB.replace("bob", "bob" + i).replace("BOB", "BOB" + i)))
        .toArray(Event[]::new);
    List<Step> least = Situations.of("deny-address", "AWS::IAM::User|aws|111122223333|global|u")
        .caller(Situations.user(false))
        .trigger(
            "{\"sourceIPAddress\": \"" + STRANGE + "\", \"eventTime\": \"2026-03-01T12:00:00Z\"}")
        .activity(new Activity(
            List.of(), List.of(), List.of(calls), List.of("role:111122223333:AROAFAR")))
        .least();

    assertThat(least).hasSize(11);
    assertThat(least.get(0).cautions().get(0))
        .startsWith("No step of this plan is about iamuser:111122223333:AIDABOB11,"
            + " iamuser:111122223333:AIDABOB12, role:111122223333:AROAFAR, also seen from "
            + STRANGE);
    assertThat(least.get(1).cautions()).noneMatch(text -> text.startsWith("No step"));
  }

  @Test
  void whereEverybodyIsStoppedNoneIsNamed() {
    assertThat(from(user(STRANGE, NEAR)).get(0).cautions())
        .noneMatch(text -> text.startsWith("No step"));
  }

  private static List<Step> from(Event... calls) {
    return situation(calls).least();
  }

  private static Situations situation(Event... calls) {
    return Situations.of("deny-address", "AWS::IAM::User|aws|111122223333|global|u")
        .caller(Situations.user(false))
        .trigger(
            "{\"sourceIPAddress\": \"" + STRANGE + "\", \"eventTime\": \"2026-03-01T12:00:00Z\"}")
        .activity(new Activity(List.of(), List.of(), List.of(calls)));
  }

  private static Event user(String address, String time) {
    return call(address, time, BOB);
  }

  private static Event session(String role, String unique) {
    return call(STRANGE, NEAR, """
        "type": "AssumedRole", "principalId": "%s", "accountId": "111122223333", "accessKeyId": "ASIAX",
        "arn": "arn:aws:sts::111122223333:assumed-role/%s/%s", "sessionContext": {"sessionIssuer":
          {"type": "Role", "arn": "arn:aws:iam::111122223333:role/%s", "userName": "%s"}}
        """.formatted(unique, role, unique.split(":", 2)[1], role, role));
  }

  private static Event call(String address, String time, String identity) {
    return Event.parse(
        "{\"eventTime\": \"%s\", \"sourceIPAddress\": \"%s\", \"userIdentity\": {%s}}"
            .formatted(time, address, identity));
  }
}
