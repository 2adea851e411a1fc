package dev.tourniquet.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InventoryItemsTest {

  private static final String IMAGES = """
      {"Images": [
        {"ImageId": "ami-1", "Name": "web", "Tags": [{"Key": "Name", "Value": "Prod web"}]},
        {"ImageId": "ami-2", "Tags": [{"Key": "Name", "Value": "db"}]}
      ]}
      """;

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
  void saysWhenTheBucketIsNotNamed() {
    InventoryItems items = read("global/s3api-get-bucket-policy.json", "{\"Policy\": \"{}\"}");
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.reason()).isEqualTo("an element without the name of what it is about");
      assertThat(problem.mend())
          .isEqualTo("Put it into the file's name: s3api-get-bucket-policy--<name>.json");
    });
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
  void keepsWhatItDoesNotUnderstand() {
    List<InventoryItem> items =
        items("us-east-1/fsx-describe-volumes.json", "{\"Volumes\": [{\"a\": 1}], \"b\": 2}");
    assertThat(items)
        .extracting(InventoryItem::known, i -> i.item().toString())
        .containsExactly(tuple(false, "{\"a\":1}"));
  }

  @Test
  void keepsTheGoodItemsOfATruncatedFile() {
    InventoryItems items =
        read("us-east-1/ec2-describe-images.json", IMAGES.substring(0, IMAGES.indexOf("ami-2")));
    assertThat(drained(items)).extracting(InventoryItem::id).containsExactly("ami-1");
    assertThat(items.problems())
        .extracting(InventoryProblem::message)
        .singleElement()
        .satisfies(
            message -> assertThat(message)
                .startsWith("Cannot read inventory file "
                    + "20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json at byte ")
                .endsWith(
                    ": it ends in the middle of an answer."
                        + " What stands before is used. Run the collecting call again and replace the file"));
  }

  @Test
  void saysWhenPagesAreMissingAndWhenAListIsNone() {
    InventoryItems pages =
        read("us-east-1/ec2-describe-images.json", "{\"Images\": [], \"NextToken\": \"abc\"}");
    assertThat(drained(pages)).isEmpty();
    assertThat(pages.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("it holds only the first pages (NextToken)");
    InventoryItems none = read("us-east-1/ec2-describe-images.json", "{\"Images\": \"x\"}");
    assertThat(drained(none)).isEmpty();
    assertThat(none.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("Images is no list");
  }

  @Test
  void theAnswerOfAnotherOperationIsAProblemAndNoEmptyList() {
    InventoryItems items = read(
        "us-east-1/ec2-describe-images.json", "{\"Snapshots\": [{\"SnapshotId\": \"snap-1\"}]}");
    assertThat(drained(items)).isEmpty();
    assertThat(items.problems())
        .extracting(problem -> problem.reason() + ". " + problem.mend())
        .containsExactly("it has Snapshots and no Images, so it is the answer of another operation."
            + " Name the file after the operation that printed it");
  }

  @Test
  void listsThatAreNotUnderstoodBesideOneThatIsAreSaid() {
    InventoryItems items = read(
        "us-east-1/ec2-describe-images.json",
        "{\"Images\": [{\"ImageId\": \"ami-1\"}], \"Ghosts\": [{}], \"ResponseMetadata\": {}}");
    assertThat(drained(items)).extracting(InventoryItem::id).containsExactly("ami-1");
    assertThat(items.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("Ghosts beside what is understood");
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

  @Test
  void anEmptyFileHasNoItemsAndNoProblem() {
    InventoryItems items = read("us-east-1/ec2-describe-images.json", "");
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems()).isEmpty();
    assertThatThrownBy(items::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageStartingWith("Cannot read past the last item of 2026");
  }

  @Property(tries = 300)
  void aFileCutAnywhereGivesABeginningOfItsItems(@ForAll @IntRange(max = 200) int length) {
    String cut = IMAGES.substring(0, Math.min(length, IMAGES.length()));
    List<String> ids = drained(read("us-east-1/ec2-describe-images.json", cut)).stream()
        .map(InventoryItem::id)
        .toList();
    assertThat(List.of("ami-1", "ami-2").subList(0, ids.size())).isEqualTo(ids);
  }

  @Test
  void readsALongLineWithoutHoldingIt() {
    int count = 5_000;
    InventoryItems items = InventoryItems.read(
        InventoryPath.parse("20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json"),
        new LongLine(count));
    int seen = 0;
    while (items.hasNext()) {
      items.next();
      seen++;
    }
    assertThat(seen).isEqualTo(count);
    assertThat(items.problems()).isEmpty();
  }

  /** An answer on one line, 10 kB an image, that is nowhere held as a whole. */
  private static final class LongLine extends InputStream {

    private static final String IMAGE =
        "{\"ImageId\": \"ami-1\", \"Description\": \"" + "x".repeat(10_000) + "\"}";

    private final int count;
    private int part;
    private String text = "{\"Images\": [";
    private int next;

    LongLine(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      if (next == text.length()) {
        next = 0;
        part++;
        text = part > count + 1 ? "" : part > count ? "]}" : part > 1 ? "," + IMAGE : IMAGE;
      }
      return text.isEmpty() ? -1 : text.charAt(next++);
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int read = 0;
      for (int b = read(); b >= 0; b = read()) {
        into[from + read++] = (byte) b;
        if (read == length) {
          return read;
        }
      }
      return read == 0 ? -1 : read;
    }
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<InventoryItem> items(String file, String json) {
    InventoryItems items = read(file, json);
    List<InventoryItem> all = drained(items);
    assertThat(items.problems()).isEmpty();
    return all;
  }

  private static List<InventoryItem> drained(InventoryItems items) {
    List<InventoryItem> all = new ArrayList<>();
    items.forEachRemaining(all::add);
    return all;
  }

  private static InventoryItems read(String file, String json) {
    return InventoryItems.read(
        InventoryPath.parse("20260301T000000Z/111122223333/" + file), bytes(json));
  }
}
