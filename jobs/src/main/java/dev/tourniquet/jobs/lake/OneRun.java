package dev.tourniquet.jobs.lake;

import dev.tourniquet.jobs.lake.RunLock.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import java.util.function.IntSupplier;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/** Lets one run at a time write a folder. */
final class OneRun {
  private OneRun() {}

  /** Does work while no other run writes the folder; refuses when one does. */
  static int in(SparkSession spark, String folder, String command, IntSupplier work) {
    RunLock lock = lock(spark, folder, command);
    try (var signs = new SignsOfLife(lock, spark.sparkContext()::cancelAllJobs)) {
      signs.start(Patience.DEFAULT.betweenSigns());
      try {
        return work.getAsInt();
      } catch (Exception e) {
        if (signs.isLockLost()) {
          throw lost(folder, e);
        }
        if (e instanceof IllegalArgumentException || e instanceof AnalysisException) {
          // In a command that only reads this is a wrong question; here rows may have been written.
          throw new IllegalStateException("Cannot go on writing " + folder, e);
        }
        throw e;
      }
    }
  }

  /** Does work after something was written: what would be wrong usage at the start is a failure by now. */
  static int afterWriting(String folder, IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (LakeException e) {
      throw new IllegalStateException("Cannot go on writing " + folder, e);
    }
  }

  private static LockedException lost(String folder, Exception cause) {
    return new LockedException(
        "Cannot go on writing " + folder
            + ": its lock was taken by another run or deleted, so this one was stopped."
            + " What it had committed stays; run again once the other has ended.",
        cause);
  }

  private static RunLock lock(SparkSession spark, String folder, String command) {
    try {
      var files = LockFiles.in(new Path(folder), spark.sessionState().newHadoopConf());
      return RunLock.take(files, LockHolder.self(command), Patience.DEFAULT);
    } catch (AccessControlException | AccessDeniedException e) {
      throw new LakeException(
          "Cannot write " + folder + ": no permission (" + e.getMessage()
              + "). Give this user read and write rights there, or choose another folder.",
          e);
    } catch (NotDirectoryException | ParentNotDirectoryException | FileAlreadyExistsException e) {
      throw new LakeException(
          "Cannot write " + folder + ": " + e.getMessage()
              + ". Choose a folder, or a path where one can be made.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + folder + ": " + e.getMessage(), e);
    }
  }
}
