package dev.tourniquet.jobs.integrity;

import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;

/** The local file system under the scheme {@code signed:}, with the user metadata that S3A shows of a digest. */
public final class SignedFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("signed:///");

  static HadoopSettings settings(SparkSession spark) {
    spark.conf().set("fs.signed.impl", SignedFileSystem.class.getName());
    return HadoopSettings.of(spark);
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "signed";
  }

  @Override
  public Map<String, byte[]> getXAttrs(Path path) throws FileNotFoundException {
    if (path.getName().startsWith("gone")) {
      throw new FileNotFoundException(path.toString());
    }
    return path.getName().startsWith("plain")
        ? Map.of("header.ETag", bytes("e"))
        : Map.of(
            "header.signature",
            bytes("ab12"),
            "header.signature-algorithm",
            bytes("SHA256withRSA"),
            "header.Content-Type",
            bytes("application/json"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
