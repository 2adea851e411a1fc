package dev.tourniquet.iam;

import static dev.tourniquet.iam.Ask.ALICE;
import static dev.tourniquet.iam.Ask.allowIf;
import static dev.tourniquet.iam.Ask.may;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @ParameterizedTest(name = "{0} {1} met by {2}: {3}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
      StringEquals              | 'a'                  | a                    | true
      StringEquals              | 'a*'                 | ab                   | false
      stringequals              | 'a'                  | a                    | true
      StringEquals              | ['a','b']            | b                    | true
      StringEquals              | []                   | b                    | false
      StringEquals              | 'a'                  | -                    | false
      StringEqualsIfExists      | 'a'                  | -                    | true
      StringEqualsIfExists      | 'a'                  | b                    | false
      StringNotEquals           | ['a','b']            | b                    | false
      StringNotEquals           | ['a','b']            | c                    | true
      StringNotEquals           | 'a'                  | -                    | true
      StringEqualsIgnoreCase    | 'ABC'                | abc                  | true
      StringNotEqualsIgnoreCase | 'ABC'                | abc                  | false
      StringLike                | 'a?c*'               | abcd                 | true
      StringLike                | 'a?c'                | ac                   | false
      StringNotLike             | 'r*'                 | -                    | true
      NumericEquals             | '10.0'               | 10                   | true
      NumericNotEquals          | 10                   | 11                   | true
      NumericLessThan           | '3600'               | 3600                 | false
      NumericLessThanEquals     | '3600'               | 3600                 | true
      NumericGreaterThan        | '5'                  | 10                   | true
      NumericGreaterThanEquals  | '5'                  | x                    | false
      NumericLessThan           | '3600'               | -                    | false
      DateLessThan              | '2025-01-01T00:00:00Z' | 2024-12-31T23:59:59Z | true
      DateLessThan              | '2025-01-01T00:00:00Z' | 1735689599           | true
      DateGreaterThan           | '2025-01-01'         | 2025-01-01T00:00:00Z | false
      DateGreaterThanEquals     | '2025-01-01'         | 2025-01-01T00:00:00+00:00 | true
      DateEquals                | 1735689600           | 2025-01-01T00:00:00Z | true
      DateNotEquals             | 'yesterday'          | 2025-01-01T00:00:00Z | true
      Bool                      | true                 | TRUE                 | true
      Bool                      | 'false'              | -                    | false
      BoolIfExists              | 'false'              | -                    | true
      BinaryEquals              | 'QmluYXJ5'           | QmluYXJ5             | true
      IpAddress                 | '10.0.0.0/8'         | 10.255.0.1           | true
      IpAddress                 | '10.0.0.0/8'         | 11.0.0.1             | false
      IpAddress                 | '203.0.113.77/24'    | 203.0.113.1          | true
      IpAddress                 | '2001:db8::/32'      | 2001:0db8:1::1       | true
      IpAddress                 | '0.0.0.0/0'          | 2001:db8::1          | false
      IpAddress                 | '10.0.0.0/8'         | s3.amazonaws.com     | false
      NotIpAddress              | '10.0.0.0/8'         | -                    | true
      ArnLike                   | 'arn:aws:iam::*:role/x*' | arn:aws:iam::1:role/xy | true
      ArnEquals                 | 'arn:aws:iam::*:role/x*' | arn:aws:iam::1:role/xy | true
      ArnLike                   | 'arn:aws:*:role/x'   | arn:aws:iam::1:role/x | false
      ArnNotLike                | 'arn:aws:iam::1:role/*' | arn:aws:iam::1:user/x | true
      Null                      | 'true'               | -                    | true
      Null                      | true                 | a                    | false
      Null                      | 'false'              | a                    | true
      """)
  void comparesAsDocumented(String operator, String values, String actual, boolean met) {
    Ask ask = may(ALICE, "s3:GetObject", "*")
        .identity(allowIf("{'" + operator + "':{'aws:Key':" + values + "}}"));
    assertThat((actual == null ? ask : ask.given("AWS:KEY", actual)).outcome())
        .isEqualTo(met ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED);
  }

  @ParameterizedTest(name = "{0} met by {1}: {2}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      ForAllValues:StringEquals        | a;b | true
      ForAllValues:StringEquals        | a;c | false
      ForAllValues:StringEquals        | -   | true
      ForAnyValue:StringEquals         | c;b | true
      ForAnyValue:StringEquals         | c;d | false
      ForAnyValue:StringEquals         | -   | false
      ForAllValues:StringNotEquals     | c;d | true
      ForAllValues:StringNotEquals     | c;a | false
      ForAnyValue:StringNotEquals      | c;a | true
      ForAnyValue:StringNotEquals      | b;a | false
      ForAnyValue:StringNotEquals      | -   | false
      ForAnyValue:StringEqualsIfExists | -   | true
      """)
  void qualifiersCountTheValuesOfTheRequest(String operator, String actual, boolean met) {
    Ask ask = may(ALICE, "s3:GetObject", "*")
        .identity(allowIf("{'" + operator + "':{'aws:TagKeys':['a','b']}}"));
    assertThat((actual == null ? ask : ask.given("aws:TagKeys", actual.split(";", -1))).outcome())
        .isEqualTo(met ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED);
  }

  @Test
  void allKeysOfAllOperatorsMustHold() {
    Ask ask = may(ALICE, "s3:GetObject", "*")
        .identity(allowIf("{'StringEquals':{'aws:a':'1','aws:b':'2'},'Null':{'aws:c':'true'}}"));
    assertThat(ask.given("aws:a", "1").given("aws:b", "2").outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(ask.given("aws:a", "1").outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(ask.given("aws:a", "1").given("aws:b", "2").given("aws:c", "3").outcome())
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
  }

  @Test
  void anOperatorOfTheFutureLeavesItOpen() {
    assertThat(may(ALICE, "s3:GetObject", "*")
            .identity(allowIf("{'StringRhymes':{'aws:username':'malice'}}"))
            .given("aws:username", "alice")
            .decision()
            .unmetKeys())
        .containsExactly("aws:username");
  }
}
