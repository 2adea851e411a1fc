package dev.tourniquet.jobs.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.integrity.DigestSignature;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SignatureMetadataTest {
  @TempDir
  java.nio.file.Path folder;

  @Test
  void theMetadataOfTheObjectCountsBeforeAFileBesideIt(SparkSession spark) throws IOException {
    sidecar("digest.json.gz", "cd34");
    HadoopSettings settings = SignedFileSystem.settings(spark);

    assertThat(SignatureMetadata.of(path("digest.json.gz"), settings))
        .contains(new DigestSignature("ab12", "SHA256withRSA"));
  }

  @Test
  void withoutMetadataTheFileBesideItIsRead(SparkSession spark) throws IOException {
    sidecar("plain.json.gz", "cd34");
    sidecar("gone.json.gz", "ef56");
    HadoopSettings settings = SignedFileSystem.settings(spark);

    assertThat(SignatureMetadata.of(path("plain.json.gz"), settings))
        .contains(new DigestSignature("cd34", "SHA256withRSA"));
    assertThat(SignatureMetadata.of(path("gone.json.gz"), settings))
        .contains(new DigestSignature("ef56", "SHA256withRSA"));
    assertThat(SignatureMetadata.of(path("plain-alone.json.gz"), settings)).isEmpty();
  }

  private Path path(String name) {
    return new Path("signed://" + folder.resolve(name));
  }

  private void sidecar(String digest, String signature) throws IOException {
    Files.writeString(
        folder.resolve(digest + ".metadata.json"),
        "{\"signature\":\"" + signature + "\",\"signature-algorithm\":\"SHA256withRSA\"}");
  }
}
