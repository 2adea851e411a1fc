package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunLockTest {
  private static final RunLock.Patience SHORT =
      new RunLock.Patience(Duration.ofMillis(20), Duration.ofSeconds(90), Duration.ofMillis(300));

  @TempDir
  Path folder;

  private Path lake;
  private LockFiles files;

  @BeforeEach
  void aLakeThatIsNotThereYet() throws IOException {
    lake = folder.resolve("lake");
    files = LockFiles.in(new org.apache.hadoop.fs.Path(lake.toUri()), new Configuration());
  }

  @Test
  void theFirstHoldsAndTheSecondIsToldWho() throws IOException {
    LockHolder first = LockHolder.self("ingest");
    RunLock.take(files, first, SHORT);

    assertThatThrownBy(() -> RunLock.take(files, LockHolder.self("build"), SHORT))
        .isInstanceOf(LockedException.class)
        .hasMessage("Cannot write file:" + lake + ": another run is at it (ingest, process "
            + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + " on "
            + first.host() + ", since " + first.since() + ", last sign of life " + first.seen()
            + "). Wait until it ends, then run again. If it was killed: on its own machine just run again;"
            + " elsewhere run again 90 seconds after its last sign of life, or, when you are sure that it is dead,"
            + " delete file:" + lake + "/_tourniquet.lock. Nothing was written.");
  }

  @Test
  void aFolderThatCannotBeMadeIsNoLockOfOthers() {
    var refusing = new RawLocalFileSystem() {
      @Override
      public boolean mkdirs(org.apache.hadoop.fs.Path folder) {
        return false;
      }
    };

    assertThatThrownBy(() -> RunLock.take(
            new LockFiles(refusing, new org.apache.hadoop.fs.Path(lake.toUri())),
            LockHolder.self("ingest"),
            SHORT))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("file:" + lake + ": it is not there and cannot be made");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    RunLock.take(files, LockHolder.self("ingest"), SHORT).release();

    assertThat(lake).doesNotExist();
  }

  @Test
  void leavesAFolderThatWasThereBefore() throws IOException {
    Files.createDirectories(lake);

    RunLock.take(files, LockHolder.self("ingest"), SHORT).release();

    assertThat(lake).isEmptyDirectory();
  }

  @Test
  void takesTheLockOfAProcessThatIsGoneAtOnce() throws IOException {
    leave(LockHolder.self("ingest"), gone());

    RunLock next = RunLock.take(files, LockHolder.self("ingest"), SHORT);

    assertThatThrownBy(() -> RunLock.take(files, LockHolder.self("ingest"), SHORT))
        .isInstanceOf(LockedException.class);
    next.release();
    assertThat(lake).isEmptyDirectory();
  }

  @Test
  void takesTheLockOfAProcessWhoseNumberAnotherHasNow() throws IOException {
    LockHolder self = LockHolder.self("ingest");
    leave(self, self.process(), self.machine(), "2020-01-01T00:00:00Z", self.seen());

    RunLock.take(files, LockHolder.self("ingest"), SHORT).release();

    assertThat(lake).isEmptyDirectory();
  }

  @Test
  void takesTheLocksOfRunsKilledOneAfterAnother() throws IOException {
    LockHolder first = leave(LockHolder.self("ingest"), gone());
    LockHolder second = dead(gone());
    files.create(LockFiles.NAME + "." + first.id(), second);

    RunLock third = RunLock.take(files, LockHolder.self("ingest"), SHORT);

    assertThat(files.names())
        .containsExactlyInAnyOrder(
            LockFiles.NAME, LockFiles.NAME + "." + first.id(), LockFiles.NAME + "." + second.id());
    third.release();
    assertThat(lake).isEmptyDirectory();
  }

  @Test
  void doesNotTakeTheLockOfAnotherMachineThatGaveASignLately() throws IOException {
    leave(LockHolder.self("ingest"), 1, "elsewhere", "", Instant.now().toString());

    assertThatThrownBy(() -> RunLock.take(files, LockHolder.self("ingest"), SHORT))
        .isInstanceOf(LockedException.class);
  }

  @Test
  void takesTheLockOfAnotherMachineThatGivesNoMoreSigns() throws IOException {
    leave(LockHolder.self("ingest"), 1, "elsewhere", "", "2026-01-01T00:00:00Z");

    assertThat(RunLock.take(files, LockHolder.self("ingest"), SHORT).renew()).isTrue();
  }

  @Test
  void doesNotTakeTheLockOfAMachineWhoseClockIsWrongButWhichGivesSigns() throws Exception {
    LockHolder slow = leave(LockHolder.self("ingest"), 1, "elsewhere", "", "2026-01-01T00:00:00Z");
    var pool = Executors.newSingleThreadExecutor();
    Future<RunLock> second =
        pool.submit(() -> RunLock.take(files, LockHolder.self("ingest"), SHORT));
    for (int sign = 0; !second.isDone(); sign++) {
      files.rewrite(
          LockFiles.NAME,
          seen(slow, Instant.parse(slow.seen()).plusSeconds(20L * sign).toString()));
      Thread.sleep(10);
    }

    assertThatThrownBy(second::get).hasCauseInstanceOf(LockedException.class);
    pool.shutdown();
  }

  @Test
  void takesALockThatCannotBeRead() throws IOException {
    Files.createDirectories(lake);
    Files.writeString(lake.resolve(LockFiles.NAME), "");

    RunLock.take(files, LockHolder.self("ingest"), SHORT).release();

    assertThat(lake).isEmptyDirectory();
  }

  @RepeatedTest(20)
  void oneOfManyTakesALockThatWasLeft() throws Exception {
    leave(LockHolder.self("ingest"), gone());
    var pool = Executors.newFixedThreadPool(8);
    var inside = new AtomicInteger();
    Callable<Integer> contender = () -> {
      try {
        RunLock lock = RunLock.take(files, LockHolder.self("ingest"), SHORT);
        int together = inside.incrementAndGet();
        Thread.sleep(2);
        inside.decrementAndGet();
        lock.release();
        return together;
      } catch (LockedException e) {
        return 0;
      }
    };
    List<Integer> seen = new ArrayList<>();
    for (Future<Integer> each : pool.invokeAll(java.util.Collections.nCopies(40, contender))) {
      seen.add(each.get());
    }
    pool.shutdown();

    assertThat(seen).contains(1).allMatch(together -> together <= 1);
  }

  @Test
  void noticesThatItsLockWasTaken() throws IOException {
    LockHolder self = LockHolder.self("ingest");
    RunLock lock = RunLock.take(files, self, SHORT);

    assertThat(lock.renew()).isTrue();
    files.create(LockFiles.NAME + "." + self.id(), LockHolder.self("ingest"));

    assertThat(lock.renew()).isFalse();
    lock.release();
    assertThat(files.names()).hasSize(2);
  }

  @Test
  void givesSignsOfLifeAndStopsWhenTheLockIsGone() throws Exception {
    LockHolder self = LockHolder.self("ingest");
    RunLock lock = RunLock.take(files, self, SHORT);
    var stopped = new java.util.concurrent.CountDownLatch(1);
    try (var signs = new SignsOfLife(lock, stopped::countDown)) {
      signs.start(SHORT.betweenSigns());
      while (files.read(LockFiles.NAME).orElseThrow().seen().equals(self.seen())) {
        Thread.sleep(5);
      }
      // Again and again: a sign that is just being given puts the file back.
      for (int i = 0;
          i < 500 && !stopped.await(10, java.util.concurrent.TimeUnit.MILLISECONDS);
          i++) {
        files.delete(LockFiles.NAME);
      }

      assertThat(stopped.getCount()).isZero();
      assertThat(signs.isLockLost()).isTrue();
    }
  }

  private LockHolder leave(LockHolder holder, long process) throws IOException {
    return leave(holder, process, holder.machine(), holder.started(), holder.seen());
  }

  private LockHolder leave(
      LockHolder holder, long process, String machine, String started, String seen)
      throws IOException {
    var left = new LockHolder(
        holder.id(),
        holder.command(),
        holder.user(),
        holder.host(),
        machine,
        process,
        started,
        holder.since(),
        seen);
    Files.createDirectories(lake);
    assertThat(files.create(LockFiles.NAME, left)).isTrue();
    return left;
  }

  private static LockHolder dead(long process) {
    LockHolder self = LockHolder.self("ingest");
    return new LockHolder(
        self.id(),
        "ingest",
        self.user(),
        self.host(),
        self.machine(),
        process,
        self.started(),
        self.since(),
        self.seen());
  }

  private static LockHolder seen(LockHolder of, String seen) {
    return new LockHolder(
        of.id(),
        of.command(),
        of.user(),
        of.host(),
        of.machine(),
        of.process(),
        of.started(),
        of.since(),
        seen);
  }

  /** The number of a process that has ended. */
  private static long gone() throws IOException {
    try {
      Process process = new ProcessBuilder("true").start();
      process.waitFor();
      return process.pid();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
