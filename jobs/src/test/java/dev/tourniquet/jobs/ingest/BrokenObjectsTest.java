package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader on objects that are broken in every way, without tables; {@code -Dbroken.objects=10000} asks for more. */
@SparkTest
class BrokenObjectsTest {
  static final Limits SMALL = new Limits(1 << 20, 1 << 17, 60);
  private static final int SAMPLE =
      Integer.getInteger("broken.objects", 10 * Fault.values().length);

  @TempDir
  Path folder;

  @Test
  void keepsEveryWholeEventAndTellsOfEveryOther() {
    assertPromiseKept(
        object -> !GzipFaults.concerns(object.fault()),
        object -> OutcomeOfParser.ofInflated(object.inflated(SMALL.objectBytes()), SMALL));
  }

  @Test
  void keepsWhatComesBeforeTheBreakOfCompressedBytes(SparkSession spark) {
    HadoopSettings hadoop = HadoopSettings.of(spark);

    assertPromiseKept(
        object -> GzipFaults.concerns(object.fault()),
        object -> OutcomeOfParser.ofStored(stored(object), hadoop, SMALL));
  }

  private static void assertPromiseKept(
      Predicate<BrokenObject> which, Function<BrokenObject, Outcome> reader) {
    List<String> complaints = new BrokenObjects(Long.getLong("broken.seed", 1), SMALL)
        .first(SAMPLE)
        .filter(which)
        .flatMap(object -> Accounting.complaints(object, reader.apply(object), SMALL).stream())
        .toList();

    assertThat(complaints.stream().limit(20))
        .as("%,d complaints", complaints.size())
        .isEmpty();
  }

  private Path stored(BrokenObject object) {
    try {
      return Files.write(folder.resolve("object"), object.stored());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
