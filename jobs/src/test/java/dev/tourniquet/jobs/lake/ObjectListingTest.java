package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class ObjectListingTest {
  @TempDir
  Path folder;

  @Test
  void theFirstObjectIsFoundWithoutOpeningEveryFolder(SparkSession spark) throws IOException {
    spark.conf().set("fs.counting.impl", Counting.class.getName());
    for (int day = 0; day < 100; day++) {
      Path place = folder.resolve("logs/" + day % 10 + "/" + day);
      Files.writeString(Files.createDirectories(place).resolve("a.json"), "{}");
    }
    Files.createDirectories(folder.resolve("empty/of/objects"));

    assertThat(ObjectListing.isAnyBelow(spark, List.of("counting://" + folder + "/logs")))
        .isTrue();
    assertThat(Counting.LISTED).hasValue(3);
    assertThat(ObjectListing.isAnyBelow(spark, List.of("counting://" + folder + "/empty")))
        .isFalse();
  }

  /** Counts the folders it is asked for. */
  public static final class Counting extends RawLocalFileSystem {
    private static final AtomicInteger LISTED = new AtomicInteger();

    @Override
    public URI getUri() {
      return URI.create("counting:///");
    }

    @Override
    public String getScheme() {
      return "counting";
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path below) throws IOException {
      LISTED.incrementAndGet();
      return super.listStatus(below);
    }
  }
}
