package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Story.event;
import static dev.tourniquet.triage.Toggled.investigated;
import static dev.tourniquet.triage.Toggled.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.ActorView;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a finding says of what the resource may do. */
class CarriedRolesOnPageTest {

  @Test
  void aSnapshotCarriesNoRole() {
    assertThat(investigated().resourcePermissions())
        .isEqualTo(new ActorView.ResourcePermissions(0, List.of(), List.of()));
  }

  @Test
  void aFunctionSaysWhatItMayDoThroughItsRoleOrWhatWouldTell() {
    Event configured = event("configured", -30, """
        {"eventSource": "lambda.amazonaws.com", "eventName": "UpdateFunctionConfiguration20150331v2",
         "readOnly": false, "userIdentity": %s,
         "requestParameters": {"functionName": "f", "role": "arn:aws:iam::111122223333:role/Wide"}}
        """.formatted(PERSON));
    String function = "AWS::Lambda::Function|aws|111122223333|us-east-1|f";
    CallerPermissions wide = new CallerPermissions(
        "ADMIN",
        "May do everything.",
        "ADMIN",
        "ADMIN",
        List.of(),
        List.of(),
        List.of(),
        List.of());
    String role = "AWS::IAM::Role|aws|111122223333|global|Wide";

    assertThat(
            carried(new ResourceFile(function, List.of(configured), List.of())).gaps())
        .singleElement()
        .asString()
        .startsWith("NO_GAAD: it runs as role Wide, whose policies are not in the inventory");
    assertThat(carried(new ResourceFile(function, List.of(), List.of())).gaps())
        .singleElement()
        .asString()
        .startsWith("RESOURCE_ROLE_UNKNOWN: ");
    assertThat(carried(new ResourceFile(
                function, List.of(configured), List.of(), java.util.Map.of(role, wide)))
            .items())
        .extracting(ActorView.Permissions::of, ActorView.Permissions::sentence)
        .containsExactly(
            tuple("arn:aws:iam::111122223333:role/Wide", "As role Wide: May do everything."));
  }

  @Test
  void aRoleAndAUserAreToldForThemselves() {
    CallerPermissions wide = new CallerPermissions(
        "ADMIN", "May do all.", "ADMIN", "ADMIN", List.of(), List.of(), List.of(), List.of());
    for (String kind : List.of("Role", "User")) {
      String key = "AWS::IAM::" + kind + "|aws|111122223333|global|Wide";
      String lower = kind.toLowerCase(java.util.Locale.ROOT);

      assertThat(carried(new ResourceFile(key, List.of(), List.of())).gaps())
          .containsExactly("NO_GAAD: what Wide itself may do is not known;"
              + " iam-get-account-authorization-details.json of account 111122223333 would tell");
      assertThat(carried(new ResourceFile(key, List.of(), List.of(), java.util.Map.of(key, wide)))
              .items())
          .extracting(ActorView.Permissions::of, ActorView.Permissions::sentence)
          .containsExactly(tuple(
              "arn:aws:iam::111122223333:" + lower + "/Wide",
              "As " + lower + " Wide: May do all."));
    }
  }

  private static ActorView.ResourcePermissions carried(ResourceFile resource) {
    CaseFile file = story().file();
    return Investigator.investigate(new CaseFile(
            file.rule(),
            resource,
            file.asOf(),
            file.trigger(),
            file.pivots(),
            file.related(),
            file.background()))
        .resourcePermissions();
  }
}
