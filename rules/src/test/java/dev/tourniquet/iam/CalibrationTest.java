package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes that responders agreed on, for policies everybody knows. */
class CalibrationTest {

  private static final Caller USER = Caller.of(Ask.ALICE);
  private static final Caller ROLE = Caller.of("arn:aws:iam::111122223333:role/app");

  @ParameterizedTest
  @CsvSource({
    "AdministratorAccess, ADMIN",
    "IAMFullAccess, ESCALATES",
    "PowerUserAccess, MAY_ESCALATE",
    "AdministratorAccess-AWSElasticBeanstalk, MAY_ESCALATE",
    "AmazonEC2FullAccess, MAY_ESCALATE",
    "DatabaseAdministrator, WIDE_BOUNDED",
    "AmazonS3FullAccess, WIDE_BOUNDED",
    "ReadOnlyAccess-excerpt, DATA_READER",
    "SecurityAudit-excerpt, METADATA_READER",
    "AWSCompromisedKeyQuarantineV3-excerpt, NONE",
  })
  void classOfAManagedPolicy(String name, PermissionClass expected) throws IOException {
    Assessment assessment = assess(managed(name));
    assertThat(assessment.permissionClass()).as(assessment.sentence()).isEqualTo(expected);
  }

  /**
   * How many actions that expose, and how many that read data, are granted freely, and how many ways lead to more. The
   * lists of actions have grown since the calibration was drawn up: what it counted is the least.
   */
  @ParameterizedTest
  @CsvSource({
    "AdministratorAccess, 36, 17, 0",
    "IAMFullAccess, 1, 0, 17",
    "PowerUserAccess, 35, 17, 18",
    "AdministratorAccess-AWSElasticBeanstalk, 1, 0, 5",
    "AmazonEC2FullAccess, 3, 1, 2",
    "DatabaseAdministrator, 8, 6, 2",
    "AmazonS3FullAccess, 7, 1, 0",
  })
  void whatAManagedPolicyExposesReadsAndEscalatesBy(String name, int exposure, int data, int ways)
      throws IOException {
    Assessment assessment = assess(managed(name));
    assertThat(assessment.flags().exposureActions()).hasSizeBetween(exposure, exposure + 6);
    assertThat(assessment.flags().dataReadActions()).hasSizeBetween(data, data + 11);
    assertThat(assessment.escalations()).hasSize(ways);
    assertThat(assessment.escalations(PathVerdict.BLOCKED)).isEmpty();
  }

  /**
   * The calibration counted the paths of a document, whoever holds it. A principal has only those of its own kind: a user
   * has no role of its own to attach a policy to, and a role is in no group. Together they are what was counted.
   */
  @ParameterizedTest
  @CsvSource({
    "IAMFullAccess, 19, iam-005 iam-009, iam-007 iam-008 iam-010 iam-011 iam-013",
    "PowerUserAccess, 18, '', ''",
    "AdministratorAccess-AWSElasticBeanstalk, 6, iam-009, ''",
    "AmazonEC2FullAccess, 2, '', ''",
    "DatabaseAdministrator, 2, '', ''",
    "AmazonS3FullAccess, 0, '', ''",
  })
  void usersAndRolesTogetherHaveThePathsOfTheDocument(
      String name, int counted, String ofRolesOnly, String ofUsersOnly) throws IOException {
    List<String> users = paths(USER, managed(name));
    List<String> roles = paths(ROLE, managed(name));
    Set<String> all = new TreeSet<>(users);
    all.addAll(roles);
    assertThat(all).hasSize(counted);
    roles.removeAll(users);
    assertThat(String.join(" ", roles)).isEqualTo(ofRolesOnly);
    all.removeAll(paths(ROLE, managed(name)));
    assertThat(String.join(" ", all)).isEqualTo(ofUsersOnly);
  }

  @Test
  void theImageBuilderIsOverPrivilegedButNotHorribly() {
    Assessment assessment = assess(
        Ask.policy(
            "ImageBuilder",
            "{'Effect':'Allow','Action':['ec2:CreateImage','ec2:ModifyImageAttribute','ec2:Describe*'],'Resource':'*'}"));
    assertThat(assessment.sentence())
        .isEqualTo(
            "Can create an image of any instance and share it with any account: no resource and no condition"
                + " limits it. Cannot escalate.");
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.WIDE_BOUNDED);
    assertThat(assessment.flags().noResourceConstraint()).isTrue();
    assertThat(assessment.flags().noConditionConstraint()).isTrue();
    assertThat(assessment.flags().exposureActions()).containsExactly("ec2:ModifyImageAttribute");
    assertThat(assessment.statements())
        .extracting(StatementSource::toString)
        .containsExactly("ImageBuilder, statement 1");
  }

  /** Policies of an account in another partition can name only resources there. */
  @ParameterizedTest
  @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov", "aws-iso"})
  void aResourceCountsByThePartitionThatItsPolicyNames(String partition) {
    Caller user = Caller.of("arn:" + partition + ":iam::111122223333:user/alice");
    String grant = "{'Effect':'Allow','Action':'%s','Resource':'arn:" + partition + ":%s'}";
    assertThat(classOf(user, grant.formatted("s3:PutObject", "s3:::*")))
        .isEqualTo(PermissionClass.WIDE_BOUNDED);
    assertThat(classOf(user, grant.formatted("s3:PutObject", "s3:::data/*")))
        .isEqualTo(PermissionClass.RESOURCE_CONSTRAINED);
    assertThat(classOf(user, grant.formatted("s3:PutObject", "ec2:*:*:volume/*")))
        .isEqualTo(PermissionClass.NONE);
  }

  private static PermissionClass classOf(Caller caller, String statement) {
    return Assessor.assess(caller, Layers.ofIdentity(List.of(Ask.policy("own", statement))))
        .permissionClass();
  }

  @Test
  void quarantineTakesTheWorstFromAPowerUser() throws IOException {
    Assessment assessment =
        assess(managed("IAMFullAccess"), managed("AWSCompromisedKeyQuarantineV3-excerpt"));
    assertThat(assessment.permissionClass()).isEqualTo(PermissionClass.WIDE_BOUNDED);
    assertThat(assessment.escalations(PathVerdict.BLOCKED)).isNotEmpty();
  }

  private static List<String> paths(Caller caller, Policy policy) {
    return Assessor.assess(caller, Layers.ofIdentity(List.of(policy))).escalations().stream()
        .map(Escalation::path)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Assessment assess(Policy... policies) {
    return Assessor.assess(USER, Layers.ofIdentity(List.of(policies)));
  }

  static Policy managed(String name) throws IOException {
    String folder = name.endsWith("-excerpt") ? "/iam/managed/" : "managed/";
    try (InputStream stream = CalibrationTest.class.getResourceAsStream(folder + name + ".json")) {
      return PolicyReader.read(
          "arn:aws:iam::aws:policy/" + name, new JsonMapper().readTree(stream));
    }
  }
}
