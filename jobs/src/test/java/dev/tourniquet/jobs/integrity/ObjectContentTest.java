package dev.tourniquet.jobs.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.integrity.ObjectContent.Listed;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class ObjectContentTest {
  @TempDir
  Path folder;

  @Test
  void isThatOfAllMembersOfAGzipHoweverManyHoldNothing(SparkSession spark) throws IOException {
    var stored = new ByteArrayOutputStream();
    stored.writeBytes(Logs.gzip("{\"Rec".getBytes(StandardCharsets.UTF_8)));
    byte[] nothing = Logs.gzip(new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      stored.writeBytes(nothing);
    }
    stored.writeBytes(Logs.gzip("ords\":[]}".getBytes(StandardCharsets.UTF_8)));
    Path file = Files.write(folder.resolve("log.json.gz"), stored.toByteArray());
    var copy = new ByteArrayOutputStream();

    ObjectContent content = ObjectContent.read(
            new Listed(file.toString(), stored.size()), HadoopSettings.of(spark), 1_000, copy)
        .orElseThrow();

    assertThat(content.whole()).isTrue();
    assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo("{\"Records\":[]}");
  }

  @Test
  void isNotWholeWhereSomethingElseStandsBehindIt(SparkSession spark) throws IOException {
    var stored = new ByteArrayOutputStream();
    stored.writeBytes(Logs.gzip("{}".getBytes(StandardCharsets.UTF_8)));
    stored.writeBytes("{}".getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("log.json.gz"), stored.toByteArray());

    assertThat(ObjectContent.read(
                new Listed(file.toString(), stored.size()),
                HadoopSettings.of(spark),
                1_000,
                new ByteArrayOutputStream())
            .orElseThrow()
            .whole())
        .isFalse();
  }
}
