package dev.tourniquet.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryPathTest {

  @Test
  void readsTimeAccountRegionServiceAndOperation() {
    String path = "20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json";
    assertThat(InventoryPath.parse(path))
        .isEqualTo(new InventoryPath(
            path,
            Instant.parse("2026-03-01T00:00:00Z"),
            "111122223333",
            "us-east-1",
            "ec2",
            "describe-images",
            ""));
  }

  @Test
  void readsTheSubjectOfAnswersThatDoNotSayIt() {
    InventoryPath path = InventoryPath.parse(
        "inv/20260301T000000Z/111122223333/global/s3api-get-bucket-policy--my--bucket.example.json");
    assertThat(path.operation()).isEqualTo("get-bucket-policy");
    assertThat(path.subject()).isEqualTo("my--bucket.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20260301T000000Z/111122223333/us-east-1/describe.json",
        "20260301/111122223333/us-east-1/ec2-describe-images.json",
        "20260301T000000Z/1111/us-east-1/ec2-describe-images.json",
        "20260301T000000Z/111122223333/ec2-describe-images.json",
        "20260301T000000Z/111122223333/us-east-1/ec2-describe-images.txt"
      })
  void otherPathsAreRefusedWithTheFormToUse(String path) {
    assertThatThrownBy(() -> InventoryPath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot tell what inventory file this is: " + path
            + ". Name it <yyyyMMddTHHmmssZ>/<12-digit account>/<region or global>/<service>-<operation>.json,"
            + " such as 20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json");
  }

  @Test
  void aTimeThatDoesNotExistIsRefused() {
    assertThatThrownBy(() ->
            InventoryPath.parse("20261301T000000Z/111122223333/us-east-1/ec2-describe-images.json"))
        .hasMessage("Cannot read the time of inventory file"
            + " 20261301T000000Z/111122223333/us-east-1/ec2-describe-images.json: 20261301T000000Z."
            + " Write UTC as yyyyMMddTHHmmssZ");
  }
}
