package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.DataFile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void daysGoTogetherTheOldestFirstWhileThereIsRoom() {
    assertThat(Batch.plan(Map.of(3, 40L, 1, 60L, 2, 30L, 4, 10L), 100))
        .containsExactly(
            new Batch(Map.of(1, 60L, 2, 30L), 0, 1), new Batch(Map.of(3, 40L, 4, 10L), 0, 1));
    assertThat(Batch.plan(Map.of(), 100)).isEmpty();
  }

  @Test
  void aDayThatIsTooLargeIsReadInShares() {
    assertThat(Batch.plan(Map.of(1, 50L, 2, 250L, 3, 50L), 100))
        .containsExactly(
            new Batch(Map.of(1, 50L), 0, 1),
            new Batch(Map.of(2, 83L), 0, 3),
            new Batch(Map.of(2, 83L), 1, 3),
            new Batch(Map.of(2, 83L), 2, 3),
            new Batch(Map.of(3, 50L), 0, 1));
  }

  @Test
  void everyObjectOfADayIsInOneShare() {
    List<Batch> batches = Batch.plan(Map.of(DataFile.NO_DAY, 1_000L), 250);

    List<Integer> homes = objects()
        .map(object -> IntStream.range(0, batches.size())
            .filter(at -> batches.get(at).has(object))
            .boxed()
            .toList())
        .peek(home -> assertThat(home).hasSize(1))
        .map(home -> home.get(0))
        .toList();

    for (int share = 0; share < 4; share++) {
      int own = share;
      assertThat(homes.stream().filter(home -> home == own).count()).isBetween(150L, 350L);
    }
  }

  @Test
  void theObjectsOfAShareAreSpreadOverItsTasks() {
    Batch batch = Batch.plan(Map.of(DataFile.NO_DAY, 1_000L), 250).get(2);
    var plan = new TaskPlan(batch.days(), 64);

    assertThat(plan.tasks()).isEqualTo(4);
    assertThat(objects().filter(batch::has).map(plan::task).distinct())
        .containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void anObjectOfAnotherDayIsNotInIt() {
    assertThat(new Batch(Map.of(1, 50L), 0, 1).has(new ListedObject("a", 1, 2, false)))
        .isFalse();
  }

  @Test
  void onlyOneDayHasShares() {
    assertThatThrownBy(() -> new Batch(Map.of(1, 50L, 2, 50L), 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid batch: share 0 of 2 of 2 days");
  }

  private static java.util.stream.Stream<ListedObject> objects() {
    return IntStream.range(0, 1_000)
        .mapToObj(n -> new ListedObject("file:/logs/" + n + ".json.gz", 1, DataFile.NO_DAY, false));
  }
}
