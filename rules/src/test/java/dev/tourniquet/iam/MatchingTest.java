package dev.tourniquet.iam;

import static dev.tourniquet.iam.Ask.ALICE;
import static dev.tourniquet.iam.Ask.allow;
import static dev.tourniquet.iam.Ask.allowIf;
import static dev.tourniquet.iam.Ask.may;
import static dev.tourniquet.iam.Outcome.ALLOWED;
import static dev.tourniquet.iam.Outcome.IMPLICITLY_DENIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

  @ParameterizedTest
  @CsvSource({
    "*,true",
    "*:*,true",
    "S3:getobject,true",
    "s3:Get*,true",
    "s3:*Object,true",
    "s3:Get?bject,true",
    "s*:*t,true",
    "s3:GetObjectAcl,false",
    "s3:GetObjec,false",
    "ec2:*,false",
    "s3,false",
    "'',false"
  })
  void actionsMatchWithoutLetterCase(String pattern, boolean matches) {
    assertThat(may(ALICE, "s3:GetObject", "*").identity(allow(pattern, "*")).outcome() == ALLOWED)
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*,true",
    "arn:aws:s3:::data/a.txt,true",
    "arn:aws:s3:::data/*,true",
    "arn:aws:s3:::d?ta/*,true",
    "arn:aws:s3:*:*:data/a.txt,true",
    "arn:aws:s3:::*,true",
    "arn:aws:s3:*,true",
    "arn:aws:s3*,true",
    "arn:*,true",
    "ARN:AWS:S3:::DATA/A.TXT,false",
    "arn:aws:s3:::data,false",
    "arn:aws:*:data/*,false",
    "arn:aws:s3:::Data/*,false",
    "arn:aws:s3:data/a.txt,false",
    "arn:aws:ec2:*,false",
  })
  void resourcesMatchFieldByFieldWithLetterCase(String pattern, boolean matches) {
    assertThat(ArnPattern.of(pattern).matches("arn:aws:s3:::data/a.txt")).isEqualTo(matches);
  }

  @Test
  void onlyTheLastFieldHoldsColons() {
    ArnPattern pattern = ArnPattern.of("arn:aws:lambda:*:111122223333:function:f*");
    assertThat(pattern.matches("arn:aws:lambda:us-east-1:111122223333:function:f1:PROD"))
        .isTrue();
    assertThat(pattern.matches("arn:aws:lambda:us-east-1:x:111122223333:function:f1"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "role/*,role/app,true",
    "role/app,role/*,true",
    "a*b,*c*,true",
    "a?c,abc,true",
    "*,'',true",
    "a*,*b,true",
    "a*,b*,false",
    "role/x,role/y,false",
    "a?,a,false",
    "a*c,a*d,false",
    "'',a,false"
  })
  void patternsOverlapWhenSomeTextMatchesBoth(String one, String other, boolean overlap) {
    assertThat(Glob.wildcards(one).overlaps(Glob.wildcards(other))).isEqualTo(overlap);
    assertThat(Glob.wildcards(other).overlaps(Glob.wildcards(one))).isEqualTo(overlap);
  }

  @Test
  void callsWithoutAResourceNeedAStar() {
    assertThat(ArnPattern.of("*").matches("*")).isTrue();
    assertThat(ArnPattern.of("arn:aws:ec2:*").matches("*")).isFalse();
  }

  @Test
  void notActionLeavesOutItsPatternsOverAllServices() {
    String allButIam = "{'Effect':'Allow','NotAction':['iam:*'],'Resource':'*'}";
    assertThat(may(ALICE, "s3:GetObject", "*").identity(allButIam).outcome()).isEqualTo(ALLOWED);
    assertThat(may(ALICE, "iam:GetUser", "*").identity(allButIam).outcome())
        .isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void notResourceLeavesOutItsPatterns() {
    String allButData = "{'Effect':'Allow','Action':'s3:*','NotResource':'arn:aws:s3:::data/*'}";
    Ask one = may(ALICE, "s3:GetObject", "arn:aws:s3:::other/x")
        .ownedBy("111122223333")
        .identity(allButData);
    Ask two = may(ALICE, "s3:GetObject", "arn:aws:s3:::data/x")
        .ownedBy("111122223333")
        .identity(allButData);
    assertThat(List.of(one.outcome(), two.outcome())).containsExactly(ALLOWED, IMPLICITLY_DENIED);
  }

  @Test
  void aVariableIsFilledInFromTheRequest() {
    Ask ask = may(ALICE, "s3:GetObject", "arn:aws:s3:::home/alice/x")
        .ownedBy("111122223333")
        .identity(allow("s3:*", "arn:aws:s3:::home/${AWS:username}/*"));
    assertThat(ask.given("aws:username", "alice").outcome()).isEqualTo(ALLOWED);
    assertThat(ask.given("aws:username", "bob").outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.given("aws:username", "*").outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.outcome()).isEqualTo(IMPLICITLY_DENIED);
    assertThat(ask.inAnUnknownContext().decision().unmetKeys()).containsExactly("AWS:username");
  }

  @Test
  void aVariableMayHaveADefaultAndALiteralSign() {
    Ask ask = may(ALICE, "s3:GetObject", "arn:aws:s3:::home/none/*x")
        .ownedBy("111122223333")
        .identity("{'Effect':'Allow','Action':'*','Resource':"
            + "'arn:aws:s3:::home/${aws:PrincipalTag/team, \\u0027none\\u0027}/${*}x'}");
    assertThat(ask.outcome()).isEqualTo(ALLOWED);
    assertThat(ask.given("aws:PrincipalTag/team", "red").outcome()).isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void aNegatedOperatorHoldsForAVariableWithoutAValue() {
    Ask ask = may(ALICE, "s3:GetObject", "*")
        .identity(
            allowIf("{'StringNotEquals':{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}}"))
        .given("aws:ResourceTag/team", "red");
    assertThat(ask.outcome()).isEqualTo(ALLOWED);
    assertThat(ask.given("aws:PrincipalTag/team", "red").outcome()).isEqualTo(IMPLICITLY_DENIED);
  }

  @Test
  void theOldVersionKnowsNoVariables() {
    Policy old = PolicyReader.read(
        "old",
        "{\"Version\":\"2008-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
            + "\"Resource\":\"arn:aws:s3:::${aws:username}\"}}");
    Context context = Context.complete(Map.of("aws:username", List.of("alice")));
    Layers layers = Layers.ofIdentity(List.of(old));
    assertThat(Authorizer.decide(
                Request.of(Caller.of(ALICE), "s3:ListBucket", "arn:aws:s3:::alice", context),
                layers)
            .outcome())
        .isEqualTo(IMPLICITLY_DENIED);
    assertThat(Authorizer.decide(
                Request.of(
                    Caller.of(ALICE), "s3:ListBucket", "arn:aws:s3:::${aws:username}", context),
                layers)
            .outcome())
        .isEqualTo(ALLOWED);
  }
}
