package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  @Test
  void asManyTasksRunAtOnceAsThereAreProcessorsAndAsMemoryHolds() {
    assertThat(SparkSessions.tasksAtOnce(2, 1L << 30)).isEqualTo(2);
    assertThat(SparkSessions.tasksAtOnce(4, 3L << 30)).isEqualTo(4);
    assertThat(SparkSessions.tasksAtOnce(16, 3L << 30)).isEqualTo(8);
    assertThat(SparkSessions.tasksAtOnce(16, 256L << 20)).isEqualTo(1);
  }
}
