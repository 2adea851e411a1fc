package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKindTest {
  private static final String REST = "/us-east-1/2026/03/01/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://logs/",
        "s3://logs/Config/",
        "s3://logs/CloudTrail-Insight/",
        "file:/cases/CloudTrail-Digest/us-east-1/",
        "s3://logs/AWSLogs/111122223333/Config/"
      })
  void theNearestFolderOfAServiceTells(String above) {
    for (String account : new String[] {"111122223333/", "o-a1b2c3d4e5/111122223333/"}) {
      String service = above + "AWSLogs/" + account;

      assertThat(ObjectKind.of(service + "CloudTrail" + REST + "x.json.gz"))
          .isEqualTo(ObjectKind.LOG);
      assertThat(ObjectKind.of(service + "CloudTrail-Digest" + REST + "x.json.gz"))
          .isEqualTo(ObjectKind.DIGEST);
      assertThat(ObjectKind.of(service + "CloudTrail-Insight/x.json.gz"))
          .isEqualTo(ObjectKind.INSIGHT);
      assertThat(ObjectKind.of(service + "Config/us-east-1/2026/3/1/ConfigSnapshot/x.json.gz"))
          .isEqualTo(ObjectKind.CONFIG);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
          111122223333_CloudTrail_us-east-1_20260301T0005Z_AbC.json.gz, LOG
          111122223333_CloudTrail-Digest_us-gov-west-1_t_us-east-1_20260301T000500Z.json.gz, DIGEST
          111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20260301T000500Z.json.gz.metadata.json, DIGEST
          111122223333_CloudTrail-Insight_us-east-1_20260301T0005Z_AbC.json.gz, INSIGHT
          111122223333_Config_us-east-1_ConfigHistory_AWS::S3::Bucket_20260301T000500Z_1.json.gz, CONFIG
          events of our _Config_ team.json, LOG
          ConfigWritabilityCheckFile, OTHER
          """)
  void inAFlatFolderTheNameTells(String name, ObjectKind kind) {
    assertThat(ObjectKind.of("file:/Config/logs/" + name)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/copy/CloudTrail-Digest/us-east-1/2026/03/01/d.json",
        "file:/copy/o/CloudTrail-Digest/eu-central-1/2026/03/01/d.json.gz"
      })
  void aCopyOfTheTreeFromTheServiceOnIsKnown(String digest) {
    assertThat(ObjectKind.of(digest)).isEqualTo(ObjectKind.DIGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/logs/AWSLogs/111122223333/elasticloadbalancing" + REST + "x.log.gz",
        "s3://logs/AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/x.parquet",
        "file:/logs/AWSLogs/111122223333/GuardDuty" + REST + "x.jsonl.gz",
        "file:/logs/.DS_Store",
        "file:/logs/_SUCCESS",
        "file:/logs/readme.txt",
        "file:/logs/LICENSE"
      })
  void whatOtherServicesWriteAndWhatIsNoDataIsNotTold(String path) {
    assertThat(ObjectKind.of(path)).isEqualTo(ObjectKind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/logs/x.jsonl",
        "file:/logs/x.gz",
        "file:/logs/x.json.zst",
        "file:/logs/readme.jsonl",
        "file:/logs/elasticloadbalancing/x.log.gz",
        "file:/logs/AWSLogs/111122223333/CloudTrail" + REST + "x.json.zst",
        "file:/logs/111122223333_CloudTrail_us-east-1_20260301T0005Z_AbC.jsonl"
      })
  void whatMayHoldEventsAndIsNotReadIsTold(String path) {
    assertThat(ObjectKind.of(path)).isEqualTo(ObjectKind.UNKNOWN);
  }
}
