package dev.tourniquet.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.checks.CheckInterval.Outcome;
import dev.tourniquet.trail.Event;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check where it fails, where it only nearly does, and where what is held does not tell. */
class StateChecksTest {

  private static final String ROWS = """
      shared-with-everyone;FAIL;ec2:ModifyImageAttribute;{'imageId':'ami-0a1b2c3d4e5f60711','launchPermission':{'add':{'items':[{'group':'all'}]}}}
      shared-with-everyone;UNKNOWN;ec2:ModifyImageAttribute;{'imageId':'ami-0a1b2c3d4e5f60711','launchPermission':{'add':{'items':[{'userId':'999988887777'}]}}}
      shared-with-account;FAIL;ec2:ModifyImageAttribute;{'imageId':'ami-0a1b2c3d4e5f60711','launchPermission':{'add':{'items':[{'userId':'999988887777'}]}}}
      shared-with-account;UNKNOWN;ec2:ModifyImageAttribute;{'imageId':'ami-0a1b2c3d4e5f60711','launchPermission':{'add':{'items':[{'group':'all'}]}}}
      shared-with-account;PASS;ec2:ResetImageAttribute;{'imageId':'ami-0a1b2c3d4e5f60711','attribute':'launchPermission'}
      policy-opens;FAIL;sqs:SetQueueAttributes;{'queueUrl':'https://sqs.us-east-1.amazonaws.com/111122223333/q','attributes':{'Policy':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':\\'*\\',\\'Action\\':\\'sqs:*\\',\\'Resource\\':\\'*\\'}]}'}}
      policy-opens;PASS;sqs:SetQueueAttributes;{'queueUrl':'https://sqs.us-east-1.amazonaws.com/111122223333/q','attributes':{'Policy':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':\\'111122223333\\'},\\'Action\\':\\'sqs:*\\',\\'Resource\\':\\'*\\'}]}'}}
      trust-opens;FAIL;iam:UpdateAssumeRolePolicy;{'roleName':'r','policyDocument':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':\\'999988887777\\'},\\'Action\\':\\'sts:AssumeRole\\'}]}'}
      trust-opens;PASS;iam:UpdateAssumeRolePolicy;{'roleName':'r','policyDocument':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'Service\\':\\'ec2.amazonaws.com\\'},\\'Action\\':\\'sts:AssumeRole\\'}]}'}
      database-public;FAIL;rds:ModifyDBInstance;{'dBInstanceIdentifier':'d','publiclyAccessible':true}
      database-public;PASS;rds:ModifyDBInstance;{'dBInstanceIdentifier':'d','publiclyAccessible':false}
      function-url-open;FAIL;lambda:CreateFunctionUrlConfig;{'functionName':'f','authType':'NONE'}
      function-url-open;UNKNOWN;lambda:CreateFunctionUrlConfig;{'functionName':'f','authType':'AWS_IAM'}
      account-block-off;FAIL;s3:DeleteAccountPublicAccessBlock;{'accountId':'111122223333'}
      account-block-off;FAIL;s3:PutAccountPublicAccessBlock;{'accountId':'111122223333','PublicAccessBlockConfiguration':{'BlockPublicAcls':true}}
      account-block-off;PASS;s3:PutAccountPublicAccessBlock;{'accountId':'111122223333','PublicAccessBlockConfiguration':{'BlockPublicAcls':true,'BlockPublicPolicy':true,'IgnorePublicAcls':true,'RestrictPublicBuckets':true}}
      group-open;UNKNOWN;ec2:AuthorizeSecurityGroupIngress;{'groupId':'sg-0a1b2c3d4e5f60718','ipPermissions':{'items':[{'ipProtocol':'tcp','fromPort':22,'toPort':22,'ipRanges':{'items':[{'cidrIp':'10.0.0.0/8'}]}}]}}
      """;

  @Test
  void everyCheckSaysWhatOneCallTells() {
    assertThat(ROWS.lines()).allSatisfy(row -> assertThat(told(row)).isEqualTo(row));
  }

  /** Of a function's permissions only those are known that were seen to be given. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"*\" | FAIL",
        "{\"AWS\":\"arn:aws:iam::999988887777:root\"} | FAIL",
        "{\"AWS\":\"arn:aws:iam::111122223333:root\"} | UNKNOWN"
      })
  void onePermissionAmongManyOpensAFunctionAndClosesNone(String principal, Outcome expected) {
    ObjectNode record = (ObjectNode) CheckFoldTest.call(
            "e1", 1, "lambda:AddPermission20150331v2", "{'functionName': 'f', 'statementId': 's'}")
        .record();
    record
        .putObject("responseElements")
        .put(
            "statement",
            "{\"Sid\":\"s\",\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"*\"}");

    assertThat(CheckFoldTest.intervals(new Event(record)))
        .singleElement()
        .satisfies(one -> assertThat(one.outcome()).isEqualTo(expected));
  }

  /** The row again, with the outcome that its call gives. */
  private static String told(String row) {
    String[] cells = row.split(";", 4);
    Event event = CheckFoldTest.call("e1", 1, cells[2], cells[3]);
    String outcomes = CheckFoldTest.intervals(event).stream()
        .filter(one -> one.check().equals(cells[0]))
        .map(one -> one.outcome().name())
        .collect(Collectors.joining(","));
    return String.join(";", cells[0], outcomes, cells[2], cells[3]);
  }
}
