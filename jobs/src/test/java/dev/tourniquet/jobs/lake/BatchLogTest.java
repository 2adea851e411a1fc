package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.FailingFileSystem.Trouble;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be written in the middle of a run, or a store that is silent, is a failure and no wrong usage. */
class BatchLogTest {
  @TempDir
  Path folder;

  @AfterEach
  void heal() {
    FailingFileSystem.heal();
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void aBatchThatCannotBeWrittenIsAFailure(Trouble trouble) {
    BatchLog log = log(FailingFileSystem.uri(folder), FailingFileSystem.class);
    FailingFileSystem.failAfter(1, trouble);

    assertThatThrownBy(() -> log.write(1, List.of(), "events"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write failing:" + folder + "/_batches/000000000001.json");
    FailingFileSystem.heal();
    log.write(1, List.of(), "events");
    assertThat(log.unfinished()).contains(1L);
  }

  @Test
  void aBatchThatCannotBeMarkedAsFinishedIsAFailure() {
    BatchLog log = log(FailingFileSystem.uri(folder), FailingFileSystem.class);
    log.write(1, List.of(), "events");
    FailingFileSystem.failAfter(0, Trouble.FORBIDDEN);

    assertThatThrownBy(() -> log.finished(1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write into failing:" + folder + "/_batches");
  }

  @Test
  void aStoreThatDoesNotAnswerIsAFailure() {
    BatchLog log = log("silent://" + folder, SilentFileSystem.class);

    assertThatThrownBy(log::newest)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(SocketTimeoutException.class);
  }

  private static BatchLog log(String root, Class<?> files) {
    var hadoop = new Configuration();
    hadoop.set("fs." + URI.create(root).getScheme() + ".impl", files.getName());
    return BatchLog.in(new org.apache.hadoop.fs.Path(root), hadoop);
  }
}
