package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field of a rule names the resource in older calls of EC2, and in newer ones, which wrap the request. */
class CaseResourceTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
      AuthorizeSecurityGroupIngress ~ {"groupId": "sg-0a1b2c3d4e5f60718", "cidrIp": "0.0.0.0/0"}
      ModifySecurityGroupRules ~ {"ModifySecurityGroupRulesRequest": {"GroupId": "sg-0a1b2c3d4e5f60718", "SecurityGroupRule": {"SecurityGroupRuleId": "sgr-0a1b2c3d4e5f60719"}}}
      """)
  void theGroupAndNotItsRule(String call, String request) {
    Event event = Event.parse("""
        {"eventID": "e1", "eventSource": "ec2.amazonaws.com", "eventName": "%s", "awsRegion": "us-east-1",
         "recipientAccountId": "111122223333", "requestParameters": %s}
        """.formatted(call, request));

    assertThat(CaseResource.of(event, "requestParameters.groupId").text())
        .isEqualTo("AWS::EC2::SecurityGroup|aws|111122223333|us-east-1|sg-0a1b2c3d4e5f60718");
  }
}
