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

  @Test
  void anObjectThatGrowsWhileTwoFoldersNameItIsListedOnceAsItWasLast(SparkSession spark)
      throws IOException {
    spark.conf().set("fs.growing.impl", Growing.class.getName());
    Path below = Files.createDirectories(folder.resolve("copy/AWSLogs"));
    Files.writeString(below.resolve("a.json"), "{}");
    Growing.SIZE.set(0);

    List<ObjectListing.Found> found = ObjectListing.found(
            spark, List.of("growing://" + folder + "/copy", "growing://" + below), FolderDays.ALL)
        .collect();

    assertThat(Growing.SIZE.get()).isGreaterThan(1);
    assertThat(found)
        .containsExactly(new ObjectListing.Found(
            "growing:" + below + "/a.json", Growing.SIZE.get(), DataFile.NO_DAY));
  }

  @Test
  void aClusterGetsMoreTasksThanFitBeforeItHasScaledUp() {
    assertThat(ObjectListing.tasks(2_000, 2, false)).isEqualTo(400);
    assertThat(ObjectListing.tasks(2_000, 200, false)).isEqualTo(800);
    assertThat(ObjectListing.tasks(30, 2, false)).isEqualTo(30);
    assertThat(ObjectListing.tasks(2_000, 2, true)).isEqualTo(8);
    assertThat(ObjectListing.tasks(0, 2, true)).isEqualTo(1);
  }

  /** Has a file that is larger whenever it is listed. */
  public static final class Growing extends RawLocalFileSystem {
    private static final AtomicInteger SIZE = new AtomicInteger();

    @Override
    public URI getUri() {
      return URI.create("growing:///");
    }

    @Override
    public String getScheme() {
      return "growing";
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path below) throws IOException {
      FileStatus[] all = super.listStatus(below);
      for (int i = 0; i < all.length; i++) {
        if (all[i].isFile()) {
          all[i] = new FileStatus(SIZE.incrementAndGet(), false, 1, 1, 1, all[i].getPath());
        }
      }
      return all;
    }
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
