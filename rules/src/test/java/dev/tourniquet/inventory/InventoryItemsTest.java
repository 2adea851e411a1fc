package dev.tourniquet.inventory;

import static dev.tourniquet.inventory.Answers.IMAGES;
import static dev.tourniquet.inventory.Answers.drained;
import static dev.tourniquet.inventory.Answers.items;
import static dev.tourniquet.inventory.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryItemsTest {

  @Test
  void readsImagesWithIdAndName() {
    assertThat(items("us-east-1/ec2-describe-images.json", IMAGES))
        .extracting(InventoryItem::id, InventoryItem::name, item -> item.key().text())
        .containsExactly(
            tuple("ami-1", "web", "AWS::EC2::Image|aws||us-east-1|ami-1"),
            tuple("ami-2", "db", "AWS::EC2::Image|aws||us-east-1|ami-2"));
  }

  @Test
  void readsInstancesOutOfTheirReservations() {
    assertThat(items("eu-west-1/ec2-describe-instances.json", """
            {"Reservations": [
              {"Instances": [{"InstanceId": "i-1"}, {"InstanceId": "i-2"}]},
              {"Instances": [{"InstanceId": "i-3"}]}, {"Groups": []}]}
            """))
        .extracting(InventoryItem::id)
        .containsExactly("i-1", "i-2", "i-3");
  }

  @Test
  void readsIamWithDocumentsDecodedAndProfilesOutOfTheirRoles() {
    List<InventoryItem> items = items("global/iam-get-account-authorization-details.json", """
        {"UserDetailList": [{"UserName": "alice", "Arn": "arn:aws:iam::111122223333:user/alice"}],
         "GroupDetailList": [],
         "RoleDetailList": [{"RoleName": "app", "Arn": "arn:aws:iam::111122223333:role/x/app",
            "AssumeRolePolicyDocument": "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D",
            "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": []}}],
            "InstanceProfileList": [{"InstanceProfileName": "app-profile"}]}],
         "Policies": [{"PolicyName": "base", "Arn": "arn:aws:iam::111122223333:policy/base",
            "PolicyVersionList": [{"Document": "{\\"Statement\\": [{\\"Action\\": \\"a+b\\"}]}"}]}],
         "IsTruncated": false}
        """);

    assertThat(items)
        .extracting(InventoryItem::resourceType, InventoryItem::id)
        .containsExactly(
            tuple("AWS::IAM::User", "alice"),
            tuple("AWS::IAM::Role", "app"),
            tuple("AWS::IAM::InstanceProfile", "app-profile"),
            tuple("AWS::IAM::Policy", "arn:aws:iam::111122223333:policy/base"));
    assertThat(items.get(1).item().at("/AssumeRolePolicyDocument/Version").asText())
        .isEqualTo("2012-10-17");
    assertThat(items
            .get(3)
            .item()
            .at("/PolicyVersionList/0/Document/Statement/0/Action")
            .asText())
        .isEqualTo("a+b");
  }

  @Test
  void readsKeysOfUsersAndTheCredentialReportWithTheDatesTheyWereMade() {
    List<InventoryItem> keys = items("global/iam-list-access-keys.json", """
        {"AccessKeyMetadata": [{"UserName": "alice", "AccessKeyId": "AKIAQ", "Status": "Active",
          "CreateDate": "2026-02-27T14:05:00+00:00"}]}
        """);
    String csv = """
        user,arn,user_creation_time,password_last_changed
        <root_account>,arn:aws:iam::111122223333:root,2019-01-01T00:00:00+00:00,not_supported
        alice,arn:aws:iam::111122223333:user/alice,2026-02-27T14:05:00+00:00,N/A
        """;
    List<InventoryItem> users = items(
        "global/iam-get-credential-report.json",
        "{\"Content\": \""
            + Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8))
            + "\", \"ReportFormat\": \"text/csv\", \"GeneratedTime\": \"2026-03-01T00:00:00+00:00\"}");

    Instant made = Instant.parse("2026-02-27T14:05:00Z");
    assertThat(keys)
        .extracting(item -> item.key().text())
        .containsExactly("AWS::IAM::User|aws|111122223333|global|alice");
    assertThat(MadeDate.of(keys.get(0))).containsExactly(new MadeDate("AKIAQ", made));
    assertThat(users)
        .extracting(item -> item.key().text())
        .containsExactly("AWS::IAM::User|aws|111122223333|global|alice");
    assertThat(MadeDate.of(users.get(0))).containsExactly(new MadeDate(MadeDate.PRINCIPAL, made));
    assertThat(items("global/iam-get-credential-report.json", "{\"Content\": \"%%%\"}"))
        .isEmpty();
  }

  @Test
  void readsSingleAnswersByTheSubjectInTheFilesName() {
    List<InventoryItem> items = items(
        "global/s3api-get-bucket-policy--my-bucket.json",
        "{\"Policy\": \"{\\\"Statement\\\": [{}]}\"}");
    assertThat(items)
        .extracting(item -> item.key().text())
        .containsExactly("AWS::S3::Bucket|aws||global|my-bucket");
    assertThat(items.get(0).item().at("/Policy/Statement").size()).isEqualTo(1);
  }

  @Test
  void readsSeveralAnswersInOneFile() {
    assertThat(items(
            "us-east-1/ec2-describe-snapshot-attribute.json",
            "{\"SnapshotId\": \"snap-1\"}\n{\"SnapshotId\": \"snap-2\"}\n"))
        .extracting(InventoryItem::id)
        .containsExactly("snap-1", "snap-2");
    assertThat(items("us-east-1/ec2-describe-images.json", "[" + IMAGES + "," + IMAGES + "]"))
        .hasSize(4);
  }

  @Test
  void readsAnswersThatWrapOneThing() {
    assertThat(items("us-east-1/rds-describe-db-snapshot-attributes.json", """
            {"DBSnapshotAttributesResult": {"DBSnapshotIdentifier": "nightly",
              "DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]}}
            """))
        .extracting(item -> item.key().text())
        .containsExactly("AWS::RDS::DBSnapshot|aws|111122223333|us-east-1|nightly");
  }

  @Test
  void unknownFieldsOfAThingAreKept() {
    assertThat(drained(read(
            "us-east-1/ec2-describe-images.json",
            "{\"Images\": [{\"ImageId\": \"ami-1\", \"BrandNew\": {\"x\": 1}}]}")))
        .extracting(item -> item.item().at("/BrandNew/x").asInt())
        .containsExactly(1);
  }

  @Test
  void anAccountThatNobodyKnowsIsReadUnderItsOwnKeys() {
    InventoryItems items = InventoryItems.read(
        InventoryPath.parse("20260301T000000Z/999999999999/us-east-1/ec2-describe-instances.json"),
        new ByteArrayInputStream(
            "{\"Reservations\": [{\"Instances\": [{\"InstanceId\": \"i-1\"}]}]}"
                .getBytes(StandardCharsets.UTF_8)));
    assertThat(drained(items))
        .extracting(item -> item.key().text())
        .containsExactly("AWS::EC2::Instance|aws|999999999999|us-east-1|i-1");
  }
}
