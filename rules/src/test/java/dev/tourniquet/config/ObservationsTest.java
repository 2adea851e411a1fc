package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.inventory.InventoryItems;
import dev.tourniquet.inventory.InventoryPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          us-east-1/ec2-describe-snapshot-attribute.json ~ {"SnapshotId": "snap-1", "CreateVolumePermissions": [{"Group": "all"}, {"UserId": "999988887777"}]} ~ createVolumePermission ["999988887777","all"]
          us-east-1/ec2-describe-image-attribute.json ~ {"ImageId": "ami-1", "LaunchPermissions": []} ~ launchPermission []
          us-east-1/rds-describe-db-snapshot-attributes.json ~ {"DBSnapshotAttributesResult": {"DBSnapshotIdentifier": "s", "DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]}} ~ restore ["all"]
          global/s3api-get-public-access-block--b.json ~ {"PublicAccessBlockConfiguration": {"BlockPublicAcls": true, "IgnorePublicAcls": true, "BlockPublicPolicy": false, "RestrictPublicBuckets": false}} ~ publicAccessBlock {"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":false,"RestrictPublicBuckets":false}
          global/s3api-get-bucket-acl--b.json ~ {"Owner": {"ID": "me"}, "Grants": [{"Grantee": {"ID": "me"}, "Permission": "FULL_CONTROL"}, {"Grantee": {"URI": "u"}, "Permission": "READ"}]} ~ acl ["u READ"]
          us-east-1/ec2-describe-security-groups.json ~ {"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}]} ~ rules {"ingress tcp 22-22 0.0.0.0/0":{}}
          us-east-1/lambda-get-function-url-config--f.json ~ {"FunctionArn": "arn:aws:lambda:us-east-1:111122223333:function:f", "AuthType": "NONE"} ~ url {"$LATEST":"NONE"}
          us-east-1/lambda-get-policy--f.json ~ {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"s\\", \\"Resource\\": \\"arn:aws:lambda:us-east-1:1:function:f:live\\"}]}"} ~ policy {"live:s":{"Sid":"s","Resource":"arn:aws:lambda:us-east-1:1:function:f:live"}}
          us-east-1/lambda-get-policy--f.json ~ {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"s\\", \\"Principal\\": \\"*\\"}]}"} ~ policy {"s":{"Sid":"s","Principal":"*"}}
          """)
  void readsWholeAttributesInTheFormThatEventsHave(String file, String json, String expected) {
    assertThat(observed(file, json))
        .extracting(o -> o.attribute() + " " + o.value())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          us-east-1/ec2-describe-snapshot-attribute.json ~ {"SnapshotId": "snap-1", "ProductCodes": []}
          us-east-1/ec2-describe-images.json ~ {"Images": [{"ImageId": "ami-1", "Public": false}]}
          """)
  void anAnswerThatDoesNotShowTheAttributeSaysNothingOfIt(String file, String json) {
    assertThat(observed(file, json)).isEmpty();
  }

  private static List<Observed> observed(String file, String json) {
    List<Observed> all = new ArrayList<>();
    InventoryItems.read(
            InventoryPath.parse("20260301T000000Z/111122223333/" + file),
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .forEachRemaining(item -> all.addAll(Observations.of(item)));
    return all;
  }
}
