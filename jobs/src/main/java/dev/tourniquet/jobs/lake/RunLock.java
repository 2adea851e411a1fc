package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.Path;

/**
 * Lets one run at a time write a folder.
 *
 * <p>The lock is a file that only one can make. A run that was killed leaves it: on its own machine that is seen at
 * once, since its process is gone; elsewhere, by the sign of life that it does not renew. Its lock is then not
 * removed, which two could do at once, but followed by one named after it, which again only one can make: the last
 * of the row holds. Whoever ends removes the first before the others, so a row whose first has gone counts no more.
 */
final class RunLock {
  /** Rows are made by runs that are killed one after another. */
  private static final int MOST_TRIES = 1_000;

  private final LockFiles files;
  private final LockHolder self;
  private final Row row;
  private final boolean madeFolder;

  /** Lock files from the first to our own, and whose the first is. */
  private record Row(String first, List<String> names) {
    String own() {
      return names.get(names.size() - 1);
    }
  }

  /** How long a run of another machine is waited for. */
  record Patience(Duration betweenSigns, Duration alive, Duration watch) {
    /** A sign each 20 seconds; after 90 without one the lock is watched, and after 50 more it is taken. */
    static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(20), Duration.ofSeconds(90), Duration.ofSeconds(50));
  }

  private RunLock(LockFiles files, LockHolder self, Row row, boolean madeFolder) {
    this.files = files;
    this.self = self;
    this.row = row;
    this.madeFolder = madeFolder;
  }

  static RunLock take(LockFiles files, LockHolder self, Patience patience) throws IOException {
    boolean made = false;
    for (int i = 0; i < MOST_TRIES; i++) {
      made |= files.makeFolder();
      Optional<Row> row = stand(files, self, patience);
      if (row.isPresent()) {
        return new RunLock(files, self, row.get(), made);
      }
    }
    throw new LockedException("Cannot write " + files.folder() + ": others keep taking its lock "
        + LockFiles.NAME + ". Run again. Nothing was written.");
  }

  /** Goes along the row of dead runs to its end and stands there; empty when the row vanished meanwhile. */
  private static Optional<Row> stand(LockFiles files, LockHolder self, Patience patience)
      throws IOException {
    List<String> names = new ArrayList<>(List.of(LockFiles.NAME));
    String first = self.id();
    while (!files.create(names.get(names.size() - 1), self)) {
      String last = names.get(names.size() - 1);
      Optional<LockHolder> holder = files.read(last);
      if (holder.isEmpty()) {
        return Optional.empty();
      }
      if (names.size() == 1) {
        first = holder.get().id();
      }
      if (!isDead(files, last, holder.get(), patience)) {
        throw held(files, holder.get());
      }
      names.add(LockFiles.NAME + "." + holder.get().id());
    }
    Row row = new Row(first, List.copyOf(names));
    if (counts(files, row)) {
      return Optional.of(row);
    }
    files.delete(row.own());
    return Optional.empty();
  }

  private static boolean counts(LockFiles files, Row row) throws IOException {
    return files
        .read(LockFiles.NAME)
        .filter(found -> found.id().equals(row.first()))
        .isPresent();
  }

  private static boolean isDead(LockFiles files, String name, LockHolder holder, Patience patience)
      throws IOException {
    if (holder.isOnThisMachine()) {
      return !holder.isAlive();
    }
    if (holder.wasSeenWithin(patience.alive())) {
      return false;
    }
    pause(patience.watch());
    return files.read(name).filter(holder::equals).isPresent();
  }

  private static LockedException held(LockFiles files, LockHolder holder) {
    return new LockedException("Cannot write " + files.folder() + ": another run is at it ("
        + holder
        + "). Wait until it ends, then run again. If it was killed: on its own machine just run again;"
        + " elsewhere run again 90 seconds after its last sign of life, or, when you are sure that it is dead,"
        + " delete " + new Path(files.folder(), LockFiles.NAME) + ". Nothing was written.");
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Renews the sign of life; false when the lock is no longer ours. */
  boolean renew() throws IOException {
    boolean ours = counts(files, row)
        && files.read(row.own()).filter(found -> found.id().equals(self.id())).isPresent()
        && files.read(LockFiles.NAME + "." + self.id()).isEmpty();
    if (ours) {
      files.rewrite(row.own(), self.seenNow());
    }
    return ours;
  }

  /** Removes the lock, and the folder when it was made for the lock alone. */
  void release() throws IOException {
    if (!counts(files, row) || files.read(LockFiles.NAME + "." + self.id()).isPresent()) {
      return;
    }
    List<String> left = files.names();
    left.removeAll(row.names());
    for (String name : left) {
      files.delete(name);
    }
    for (String name : row.names()) {
      files.delete(name);
    }
    if (madeFolder) {
      files.deleteFolderIfEmpty();
    }
  }
}
