package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.CommandProcess;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand broken objects, and a few that would fill any memory, in a process with a gigabyte of heap. The seed is
 * told, and another can be given with {@code -Dbroken.seed}.
 */
@SparkTest
@Tag("broken")
class BrokenLogsInLittleMemoryTest {
  private static final Limits LIMITS = new Limits(64 << 20, 16 << 20, 200);
  private static final int MANY = Integer.getInteger("broken.objects", 10_000);
  private static final long SEED = Long.getLong("broken.seed", System.nanoTime());
  private static final Set<Fault> HEAVY =
      Set.of(Fault.BOMB, Fault.DEEP, Fault.LONG_STRING, Fault.LONG_NAME, Fault.LYING_TRAILER);

  @TempDir
  Path folder;

  @Test
  void keepsEveryWholeEventAndTellsOfEveryOther(SparkSession spark) {
    var logs = new Logs(folder.resolve("logs"));
    objects().forEach(object -> logs.put(object.name(), object.stored()));

    CommandProcess.Ended ended = CommandProcess.Launch.PLAIN
        .flag("-Xmx1g")
        .run(
            folder.resolve("output"),
            "ingest",
            "--logs",
            logs.root().toString(),
            "--lake",
            folder.resolve("lake").toString(),
            "--max-object-bytes",
            String.valueOf(LIMITS.objectBytes()),
            "--max-event-bytes",
            String.valueOf(LIMITS.eventBytes()));

    System.out.println(MANY + " broken objects, seed " + SEED + ":\n" + ended.output());
    assertThat(ended.status()).as(ended.output()).isEqualTo(1);
    var outcomes = new OutcomesOfLake(Lake.open(spark, folder.resolve("lake").toString()));
    assertThat(objects()
            .flatMap(object -> Accounting.complaints(object, outcomes.of(object), LIMITS).stream())
            .limit(50))
        .as("seed " + SEED)
        .isEmpty();
  }

  private static Stream<BrokenObject> objects() {
    var heavy = new BrokenObjects(SEED, LIMITS);
    int from = 900_000;
    return Stream.concat(
        new BrokenObjects(SEED, BrokenObjectsTest.SMALL).first(MANY),
        IntStream.range(from, from + 4 * Fault.values().length)
            .filter(number -> HEAVY.contains(BrokenObjects.faultOf(number)))
            .mapToObj(heavy::number));
  }
}
