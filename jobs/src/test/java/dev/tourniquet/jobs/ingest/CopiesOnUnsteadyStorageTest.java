package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that met copies are done again without them, and storage may answer otherwise the second time. */
@SparkTest
class CopiesOnUnsteadyStorageTest {
  private static final int OBJECTS = 9;
  private static final String FIRST = "0.json";

  private Lake lake;
  private IngestOptions options;

  /** The first object has two events of its own, each of the others one, and all the same one besides. */
  @BeforeEach
  void logsWithCopies(SparkSession spark, @TempDir Path folder) {
    UnsteadyFileSystem.register(spark);
    Logs logs = new Logs(folder.resolve("logs"))
        .put(FIRST, Logs.records(own("0a"), own("0b"), own("shared")));
    for (int object = 1; object < OBJECTS; object++) {
      logs.put(object + ".json", Logs.records(own("own" + object), own("shared")));
    }
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    options = new IngestOptions(List.of(UnsteadyFileSystem.uri(logs.root())), Limits.DEFAULT);
  }

  @AfterEach
  void calm() {
    UnsteadyFileSystem.refuse("", n -> false);
  }

  @Test
  void whatCanBeReadOnlyTheSecondTimeWaitsForTheNextRun() {
    UnsteadyFileSystem.refuse(FIRST, reading -> reading == 1);

    IngestSummary summary = LoadEvents.run(lake, options);

    assertThat(summary).isEqualTo(new IngestSummary(OBJECTS - 1, 0, OBJECTS, OBJECTS - 2, 1));
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(all().subList(2, OBJECTS + 2));
    LoadEvents.run(lake, options);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(all());
  }

  @Test
  void whatCannotBeReadTheSecondTimeEndsTheRunAndNothingIsLost() {
    UnsteadyFileSystem.refuse(FIRST, reading -> reading > 1);

    assertThatThrownBy(() -> LoadEvents.run(lake, options))
        .hasStackTraceContaining("0.json a second time, to leave out copies of events");
    assertThat(lake.batches().newest()).isZero();

    calm();
    LoadEvents.run(lake, options);
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(all());
  }

  private static String own(String id) {
    return Logs.event(id, "01", "");
  }

  private static List<String> all() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("0a", "0b", "shared"),
            IntStream.range(1, OBJECTS).mapToObj(object -> "own" + object))
        .toList();
  }

  private List<String> ids() {
    return lake.read(Events.TABLE).collectAsList().stream()
        .map(row -> row.<String>getAs(Events.EVENT_ID.name()))
        .toList();
  }
}
