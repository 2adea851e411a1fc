package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authorization details that nobody should rely on: each fault is a named gap of every answer it touches. */
class BadInventoryTest {

  private static final String OURS = "111122223333";
  private static final String USER = "arn:aws:iam::111122223333:user/u";
  private static final String ROLE = "arn:aws:iam::111122223333:role/r";
  private static final String NOT_JSON = "'{ not json'";
  private static final String MISSPELT =
      "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','Conditions':{'Bool':{'aws:SecureTransport':'true'}}}}";

  /** User, groups, roles and managed policies; the gap that an answer about the principal has. */
  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          user ~ 'UserPolicyList':[{'PolicyName':'p','PolicyDocument':#}] ~ POLICY_UNREADABLE(Cannot read policy p in arn:aws:iam::111122223333:user/u: no JSON
          user ~ 'AttachedManagedPolicies':[{'PolicyArn':'arn:aws:iam::111122223333:policy/bad'}] ~ MANAGED_POLICY_DOCUMENT_MISSING(arn:aws:iam::111122223333:policy/bad)
          user ~ 'PermissionsBoundary':{'PermissionsBoundaryArn':'arn:aws:iam::111122223333:policy/bad'} ~ BOUNDARY_DOCUMENT_MISSING(arn:aws:iam::111122223333:policy/bad)
          user ~ 'GroupList':['bad'] ~ POLICY_UNREADABLE(Cannot read policy g in arn:aws:iam::111122223333:group/bad: no JSON
          user ~ 'GroupList':['nobody'] ~ POLICY_UNREADABLE(group nobody: it was not collected)
          user ~ 'UserPolicyList':[{'PolicyName':'p','PolicyDocument':@}] ~ UNKNOWN_ELEMENT(Statement[0].Conditions in p in arn:aws:iam::111122223333:user/u)
          user ~ 'PermissionsBoundary':{'PermissionsBoundaryArn':'arn:aws:iam::111122223333:policy/odd'} ~ UNKNOWN_ELEMENT(Statement[0].Conditions in arn:aws:iam::111122223333:policy/odd)
          role ~ 'AssumeRolePolicyDocument':# ~ POLICY_UNREADABLE(Cannot read policy trust policy of arn:aws:iam::111122223333:role/r: no JSON
          """)
  void aFaultIsAGapOfTheAnswersItTouches(String kind, String fault, String gap) {
    IamInventory inventory = inventory(kind, fault.replace("#", NOT_JSON).replace("@", MISSPELT));
    String principal = kind.equals("user") ? USER : ROLE;

    assertThat(Can.ask(inventory, principal, "s3:GetObject", "*").gaps())
        .extracting(Gap::toString)
        .anyMatch(one -> one.startsWith(gap));
    assertThat(new Assessor(inventory).assess(principal).gaps())
        .extracting(Gap::toString)
        .anyMatch(one -> one.startsWith(gap));
  }

  @Test
  void aConditionThatIsMisspeltLeavesBothBoundsOpen() {
    Assessment assessment = new Assessor(inventory(
            "user", "'UserPolicyList':[{'PolicyName':'p','PolicyDocument':" + MISSPELT + "}]"))
        .assess(USER);
    assertThat(assessment.atLeast()).isEqualTo(PermissionClass.NONE);
    assertThat(assessment.atMost()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assessment.sentence())
        .contains("Statement[0].Conditions in p in " + USER
            + " is not understood: it may be more or less.");
  }

  /** IAM has no groups within groups; a file that says otherwise is read to its end all the same. */
  @Test
  void groupsThatAreTheirOwnMembersAreReadOnce() {
    IamInventory inventory = inventory("user", "'GroupList':['a','b','a']");
    assertThat(Can.ask(inventory, USER, "s3:GetObject", "*").decision().outcome())
        .isEqualTo(Outcome.ALLOWED);
    assertThat(new Assessor(inventory).assess(USER).permissionClass())
        .isEqualTo(PermissionClass.WIDE_BOUNDED);
  }

  @Test
  void tenThousandStatementsOfOneUserAreAnsweredInBoundedTime() {
    String statements = IntStream.range(0, 10_000)
        .mapToObj(i -> "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b" + i
            + "/*','Condition':{'StringLike':{'aws:PrincipalTag/t':'*a*b*" + i + "'}}}")
        .collect(Collectors.joining(","));
    IamInventory inventory = inventory(
        "user",
        "'UserPolicyList':[{'PolicyName':'p','PolicyDocument':{'Statement':[" + statements
            + "]}}]");
    long begin = System.nanoTime();
    assertThat(Can.ask(inventory, USER, "s3:GetObject", "arn:aws:s3:::b9999/x")
            .decision()
            .outcome())
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
  }

  private static IamInventory inventory(String kind, String fault) {
    String user = kind.equals("user") ? "," + fault : "";
    String role = kind.equals("role") ? "," + fault : "";
    IamInventoryReader reader = new IamInventoryReader();
    reader.add(OURS, "iam-get-account-authorization-details.json", json("""
        {'UserDetailList':[{'UserName':'u','Arn':'%s'%s}],
         'RoleDetailList':[{'RoleName':'r','Arn':'%s'%s}],
         'GroupDetailList':[
           {'GroupName':'a','Arn':'arn:aws:iam::111122223333:group/a','GroupList':['b'],
            'GroupPolicyList':[{'PolicyName':'g','PolicyDocument':
              {'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}}]},
           {'GroupName':'b','Arn':'arn:aws:iam::111122223333:group/b','GroupList':['a','b']},
           {'GroupName':'bad','Arn':'arn:aws:iam::111122223333:group/bad',
            'GroupPolicyList':[{'PolicyName':'g','PolicyDocument':%s}]}],
         'Policies':[
           {'Arn':'arn:aws:iam::111122223333:policy/bad',
            'PolicyVersionList':[{'IsDefaultVersion':true,'Document':%s}]},
           {'Arn':'arn:aws:iam::111122223333:policy/odd',
            'PolicyVersionList':[{'IsDefaultVersion':true,'Document':%s}]}]}
        """.formatted(
            USER, user, ROLE, role, NOT_JSON, NOT_JSON, MISSPELT)));
    return reader.inventory();
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read the test's own text", e);
    }
  }
}
