package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags of a session are tags of the principal, over those of its role. */
class SessionTagsTest {

  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/app/s1";
  private static final String ASSUME_DEPLOY =
      "{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*','Condition':"
          + "{'StringEquals':{'aws:PrincipalTag/Team':'core'}}}";
  private static final String TAGGED = ",'Tags':[{'Key':'team','Value':'%s'}]";

  @Test
  void tagsOfAssumeRoleThoseInheritedAndThoseOfAProviderAreRead() {
    assertThat(SessionTags.of(issue("'incomingTransitiveTags':{'Department':'Engineering'},"
            + "'tags':[{'value':'12345','key':'CostCenter'}]")))
        .isEqualTo(
            new SessionTags(true, Map.of("Department", "Engineering", "CostCenter", "12345")));
    assertThat(SessionTags.of(issue("'principalTags':{'Project':'Unicorn'}")))
        .isEqualTo(new SessionTags(true, Map.of("Project", "Unicorn")));
    assertThat(SessionTags.of(issue("'roleArn':'x'"))).isEqualTo(new SessionTags(true, Map.of()));
  }

  @Test
  void tagsOfACallWhoseParametersWereLeftOutAreUnseen() {
    assertThat(SessionTags.of(issue("'omitted':true,'originalSize':300000")))
        .isEqualTo(SessionTags.UNSEEN);
  }

  @Test
  void aTagThatTheSessionBroughtOpensAChain() {
    assertThat(proven(role(""), issue("'tags':[{'key':'team','value':'core'}]")))
        .containsExactly("chain");
  }

  @Test
  void anInheritedTagOpensItToo() {
    assertThat(proven(role(""), issue("'incomingTransitiveTags':{'TEAM':'core'}")))
        .containsExactly("chain");
  }

  @Test
  void aTagOfTheSessionTakesThePlaceOfTheRolesInAnyLetterCase() {
    IamInventory core = role(TAGGED.formatted("core"));
    assertThat(proven(core, issue("'roleArn':'x'"))).containsExactly("chain");
    assertThat(proven(core, issue("'tags':[{'key':'TEAM','value':'red'}]"))).isEmpty();
  }

  @Test
  void aSessionWithoutTagsHasThoseOfItsRoleOnly() {
    assertThat(proven(role(TAGGED.formatted("red")), issue("'roleArn':'x'"))).isEmpty();
    assertThat(proven(role(""), issue("'tags':[{'key':'squad','value':'core'}]")))
        .isEmpty();
  }

  @Test
  void whatASessionThatNobodySawIssuedBringsIsOpenAndAGap() {
    Assessment assessment = new Assessor(role(TAGGED.formatted("core"))).assess(SESSION);
    assertThat(assessment.escalations(PathVerdict.PROVEN)).isEmpty();
    assertThat(assessment.gaps()).contains(new Gap(GapCode.SESSION_TAGS_UNSEEN, SESSION));
    assertThat(assessment.sentence())
        .contains("Which tags the session brought is not known, and some of it depends on tags.");
  }

  @Test
  void wherePoliciesDoNotAskForTagsUnseenOnesAreNoGap() {
    IamInventory plain =
        account().role("app", service("ec2"), allow("s3:*", "*")).inventory();
    assertThat(new Assessor(plain).assess(SESSION).gaps())
        .extracting(Gap::code)
        .doesNotContain(GapCode.SESSION_TAGS_UNSEEN);
  }

  @Test
  void mayItIsOpenForASessionAndDecidedForItsRole() {
    IamInventory core = role(TAGGED.formatted("core"));
    Can.Answer session = Can.ask(core, SESSION, "sts:AssumeRole", arn("role/deploy"));
    assertThat(session.decision().outcome()).isEqualTo(Outcome.MAYBE);
    assertThat(session.gaps()).contains(new Gap(GapCode.SESSION_TAGS_UNSEEN, SESSION));
    Can.Answer role = Can.ask(core, arn("role/app"), "sts:AssumeRole", arn("role/deploy"));
    assertThat(role.decision().outcome()).isEqualTo(Outcome.ALLOWED);
  }

  private static List<String> proven(IamInventory inventory, Event issue) {
    Assessor assessor = new Assessor(inventory);
    return assessor
        .assess(SESSION, assessor.seen(SESSION, "ASIAX", List.of(issue)))
        .escalations(PathVerdict.PROVEN)
        .stream()
        .map(Escalation::path)
        .toList();
  }

  /** A role that may assume others while it is tagged, and two steps on an administrator. */
  private static IamInventory role(String more) {
    return account()
        .role("app", service("ec2"), ASSUME_DEPLOY, more)
        .role("deploy", "{'AWS':'" + arn("root") + "'}", allow("sts:AssumeRole", "*"))
        .role("boss", "{'AWS':'" + arn("role/deploy") + "'}", ADMIN)
        .inventory();
  }

  private static Event issue(String parameters) {
    return Event.parse(
        ("{'eventID':'e1','eventSource':'sts.amazonaws.com','eventName':'AssumeRole',"
                + "'requestParameters':{" + parameters + "},"
                + "'responseElements':{'credentials':{'accessKeyId':'ASIAX'}}}")
            .replace('\'', '"'));
  }
}
