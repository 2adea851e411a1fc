package dev.tourniquet.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.InventoryProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigItemsTest {

  private static final String FILES = """
      {"configurationItemVersion": "1.3", "awsAccountId": "111122223333", "ARN": "arn:aws:s3:::b",
       "configurationStateId": 1772323200000, "configurationStateMd5Hash": "", "relatedEvents": [],
       "relationships": [{"resourceId": "sg-1", "resourceType": "AWS::EC2::SecurityGroup", "name": "Is associated with "}],
       "configuration": {"name": "b"}, "configurationItemCaptureTime": "2026-03-01T00:00:00.000Z",
       "supplementaryConfiguration": {"BucketPolicy": {"policyText": null}, "AccessControlList": "\\"{}\\""},
       "configurationItemStatus": "OK", "resourceType": "AWS::S3::Bucket", "resourceId": "b", "resourceName": "b",
       "awsRegion": "us-east-1", "tags": {"env": "prod"}}
      """;
  private static final String API = """
      {"version": "1.3", "accountId": "111122223333", "arn": "arn:aws:s3:::b",
       "configurationStateId": "1772323200000", "configurationItemMD5Hash": "", "relatedEvents": [],
       "relationships": [{"resourceId": "sg-1", "resourceType": "AWS::EC2::SecurityGroup",
                          "relationshipName": "Is associated with SecurityGroup"}],
       "configuration": "{\\"name\\": \\"b\\"}", "configurationItemCaptureTime": 1772323200.000,
       "supplementaryConfiguration": {"BucketPolicy": "{\\"policyText\\": null}", "AccessControlList": "\\"{}\\""},
       "configurationItemStatus": "OK", "resourceType": "AWS::S3::Bucket", "resourceId": "b", "resourceName": "b",
       "awsRegion": "us-east-1", "tags": {"env": "prod"}}
      """;

  @Test
  void theSpellingsOfFilesAndOfTheApiAreOneItem() {
    InventoryItem item = Recorder.history(FILES).get(0);
    assertThat(Recorder.items("{\"baseConfigurationItems\": [" + API + "]}")).containsExactly(item);
    assertThat(item.takenAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(item.key().text()).isEqualTo("AWS::S3::Bucket|aws||global|b");
    assertThat(item.tags()).containsEntry("env", "prod");
    assertThat(item.item().at("/supplementaryConfiguration/AccessControlList").isObject())
        .isTrue();
    assertThat(item.item().at("/relationships/0/verb").asText()).isEqualTo("Is associated with");
  }

  @Test
  void anOversizedItemComesAloneInItsMessage() {
    assertThat(Recorder.items("{\"messageType\": \"OversizedConfigurationItemChangeNotification\","
            + " \"configurationItemDiff\": {\"changedProperties\": {}}, \"configurationItem\": "
            + FILES
            + "}"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1", "1.2"})
  void itemsOfOldVersionsAreRead(String version) {
    InventoryItem item = Recorder.history("""
        {"configurationItemVersion": "%s", "configurationItemCaptureTime": "2016-09-27T10:00:00.000Z",
         "configurationStateId": 1, "accountId": "111122223333", "configurationItemStatus": "OK",
         "relatedEvents": ["4f8b3b1e-2a6f"], "resourceType": "AWS::EC2::VOLUME", "resourceId": "vol-1",
         "awsRegion": "us-east-1", "configuration": {"volumeId": "vol-1"}}
        """.formatted(version)).get(0);
    assertThat(item.key().text()).isEqualTo("AWS::EC2::Volume|aws|111122223333|us-east-1|vol-1");
    assertThat(item.item().path("relatedEvents").path(0).asText()).isEqualTo("4f8b3b1e-2a6f");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          AWS::IAM::Role ~ AROAIOSFODNN7EXAMPLE ~ Admin ~ ~ AWS::IAM::Role|aws|111122223333|global|Admin
          AWS::IAM::Policy ~ ANPAIOSFODNN7EXAMPLE ~ P ~ arn:aws:iam::111122223333:policy/x/P ~ AWS::IAM::Policy|aws|111122223333|global|P
          AWS::RDS::DBInstance ~ db-ABC ~ Main ~ ~ AWS::RDS::DBInstance|aws|111122223333|us-east-1|main
          AWS::SNS::Topic ~ arn:aws:sns:us-east-1:111122223333:t ~ ~ ~ AWS::SNS::Topic|aws|111122223333|us-east-1|t
          AWS::SQS::Queue ~ https://sqs.us-east-1.amazonaws.com/111122223333/q ~ ~ ~ AWS::SQS::Queue|aws|111122223333|us-east-1|q
          AWS::SecretsManager::Secret ~ arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf ~ ~ ~ AWS::SecretsManager::Secret|aws|111122223333|us-east-1|prod/db
          AWS::CloudFormation::Stack ~ arn:aws:cloudformation:us-east-1:111122223333:stack/web/51af ~ web ~ ~ AWS::CloudFormation::Stack|aws|111122223333|us-east-1|web
          AWS::KMS::Key ~ 1234abcd-12ab-34cd-56ef-1234567890ab ~ ~ ~ AWS::KMS::Key|aws|111122223333|us-east-1|1234abcd-12ab-34cd-56ef-1234567890ab
          AWS::RDS::DBClusterSnapshot ~ snap ~ ~ ~ AWS::RDS::DBClusterSnapshot|aws|111122223333|us-east-1|snap
          """)
  void itemsHaveTheKeysThatEventsHave(String type, String id, String name, String arn, String key) {
    String item = Recorder.item(
        type,
        id,
        name == null ? "" : name,
        "2026-03-01T00:00:00Z",
        arn == null ? "" : "\"ARN\": \"" + arn + "\"");
    assertThat(Recorder.history(item)).extracting(one -> one.key().text()).containsExactly(key);
  }

  @Test
  void anAccountIdThatLostItsZerosHasThemAgain() {
    assertThat(Recorder.history(FILES.replace("\"111122223333\"", "12345678901")))
        .extracting(InventoryItem::account)
        .containsExactly("012345678901");
  }

  @Test
  void whatNoVersionKnowsIsKept() {
    assertThat(Recorder.history(FILES.replaceFirst("\\{", "{\"evaluation\": {\"x\": 1}, ")))
        .extracting(item -> item.item().at("/other/evaluation/x").asInt())
        .containsExactly(1);
  }

  @Test
  void whatStandsBeforeATruncationIsUsedAndTheRestIsAProblem() {
    String whole = "{\"configurationItems\": [" + FILES + "," + FILES + "]}";
    ConfigItems items = Recorder.read(whole.substring(0, whole.length() - 300));
    assertThat(items.next().id()).isEqualTo("b");
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
        .startsWith("Cannot read inventory file inv/AWSLogs/111122223333/Config/")
        .endsWith(
            "it ends in the middle of an item. What stands before is used. Fetch the file again"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          {"Images": []} ~ no configurationItems
          {"configurationItems": [{"resourceId": "b"}]} ~ a configuration item without resourceType or resourceId
          {"configurationItems": [7]} ~ a configuration item that is no JSON object
          {"configurationItems": [{"resourceType": "AWS::S3::Bucket", "resourceId": "b", "configurationItemCaptureTime": "soon"}]} ~ a configuration item of AWS::S3::Bucket without a configurationItemCaptureTime that can be read
          """)
  void whatIsNoItemIsAProblem(String json, String reason) {
    ConfigItems items = Recorder.read(json);
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems()).extracting(InventoryProblem::reason).containsExactly(reason);
  }

  @Test
  void aBadItemDoesNotHideTheNext() {
    ConfigItems items = Recorder.read("{\"configurationItems\": [{}, " + FILES + "]}");
    assertThat(items.next().id()).isEqualTo("b");
    assertThat(items.problems()).hasSize(1);
  }

  @Test
  void aHundredMegabytesOnOneLineAreReadItemByItem() {
    Line line = new Line(FILES.replace("\n", ""), 100L * 1024 * 1024);
    ConfigItems items = ConfigItems.read(Recorder.FILE, line);
    assertThat(items.hasNext()).isTrue();
    assertThat(line.given).isLessThan(1024 * 1024);
    long read = 0;
    while (items.hasNext()) {
      items.next();
      read++;
    }
    assertThat(read).isEqualTo(line.items);
    assertThat(items.problems()).isEmpty();
  }

  @Test
  void anItemTooLargeToHoldIsPassedOverAndNamed() {
    String filler = "\"" + "x".repeat(1024 * 1024) + "\"";
    String huge = "{\"a\": [" + (filler + ",").repeat(33) + filler + "]}";
    ConfigItems items = Recorder.read("{\"configurationItems\": [" + huge + "," + FILES + "]}");
    assertThat(items.next().id()).isEqualTo("b");
    assertThat(items.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("an item larger than 33554432 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSLogs/111122223333/Config/us-east-1/2016/9/27/ConfigSnapshot/a.json.gz",
        "p/AWSLogs/o-abc/111122223333/Config/us-east-1/2026/11/3/ConfigHistory/a_AWS::EC2::Volume_1.json",
        "AWSLogs/111122223333/Config/us-east-1/2026/1/1/OversizedChangeNotification/a.json.gz"
      })
  void knowsTheLayoutOfAwsConfig(String path) {
    assertThat(ConfigFile.parse(path)).isEqualTo(new ConfigFile(path, "111122223333", "us-east-1"));
  }

  @Test
  void anotherLayoutIsRefusedWithTheRightOne() {
    assertThatThrownBy(() -> ConfigFile.parse("AWSLogs/11/Config/us-east-1/x.json"))
        .hasMessage("Cannot tell what AWS Config file this is: AWSLogs/11/Config/us-east-1/x.json."
            + " Keep the layout of AWS Config: AWSLogs/<12-digit account>/Config/<region>/<year>/<month>/<day>/"
            + "ConfigSnapshot, ConfigHistory or OversizedChangeNotification, and in it files ending in .json or"
            + " .json.gz");
  }

  @Test
  void aTruncatedGzipIsAProblem() {
    byte[] begun = "{\"configurationItems\": [".getBytes(StandardCharsets.UTF_8);
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(begun), new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Unexpected end of ZLIB input stream");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        });
    ConfigItems items = ConfigItems.read(Recorder.FILE, broken);
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems())
        .extracting(InventoryProblem::mend)
        .containsExactly("Check that the file can be read to its end");
  }

  /** A snapshot of many items on one line, made while it is read. */
  private static final class Line extends InputStream {
    private final byte[] item;
    private final long items;
    private long given;
    private byte[] now =
        "{\"fileVersion\": \"1.0\", \"configurationItems\": [".getBytes(StandardCharsets.UTF_8);
    private int at;
    private long left;

    Line(String item, long bytes) {
      this.item = (item + ",").getBytes(StandardCharsets.UTF_8);
      this.items = bytes / this.item.length + 1;
      this.left = items;
    }

    @Override
    public int read() {
      if (at == now.length && !next()) {
        return -1;
      }
      given++;
      return now[at++];
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      if (at == now.length && !next()) {
        return -1;
      }
      int count = Math.min(length, now.length - at);
      System.arraycopy(now, at, to, offset, count);
      at += count;
      given += count;
      return count;
    }

    private boolean next() {
      if (left < 0) {
        return false;
      }
      left--;
      now = left < 0
          ? "]}".getBytes(StandardCharsets.UTF_8)
          : left == 0 ? java.util.Arrays.copyOf(item, item.length - 1) : item;
      at = 0;
      return true;
    }
  }
}
