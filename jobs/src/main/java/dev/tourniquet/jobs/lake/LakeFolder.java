package dev.tourniquet.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/** Knows a lake by the mark in its folder, so that nobody's other files are ever written into. */
final class LakeFolder {
  private static final String MARK = "_tourniquet.json";
  /** Raised when tables change so that an older lake cannot be gone on with. */
  private static final int VERSION = 5;

  private static final String CONTENT =
      "{\"format\": \"tourniquet-lake\", \"version\": " + VERSION + "}\n";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LakeFolder() {}

  /** Checks that a folder is a lake, or empty, or missing; writes nothing. */
  static Path check(Path folder, Configuration hadoop) {
    return in(folder, hadoop, files -> isMarked(files, folder));
  }

  /** Lays the mark of a lake into a folder that is empty or missing. */
  static void claim(Path folder, Configuration hadoop) {
    in(folder, hadoop, files -> {
      if (isMarked(files, folder)) {
        return;
      }
      files.mkdirs(folder);
      try (var out = files.create(new Path(folder, MARK), false)) {
        out.write(CONTENT.getBytes(StandardCharsets.UTF_8));
      }
    });
  }

  private static boolean isMarked(FileSystem files, Path folder) throws IOException {
    if (files.exists(folder) && files.getFileStatus(folder).isFile()) {
      throw somethingElse(folder);
    }
    if (files.exists(new Path(folder, MARK))) {
      checkVersion(files, folder);
      return true;
    }
    if (files.exists(folder)
        && !Arrays.stream(files.listStatus(folder)).allMatch(LockFiles::isLock)) {
      throw somethingElse(folder);
    }
    return false;
  }

  /** A mark that was cut off when it was written says nothing, and is as good as a whole one. */
  private static void checkVersion(FileSystem files, Path folder) throws IOException {
    try (var mark = files.open(new Path(folder, MARK))) {
      int version = JSON.readTree(mark.readAllBytes()).path("version").asInt(VERSION);
      if (version != VERSION) {
        throw new LakeException("Cannot use the lake " + folder + ": its tables have the form "
            + version + " and this version of Tourniquet reads form " + VERSION
            + ". Use the version that made it, or ingest the logs into a new --lake.");
      }
    } catch (JsonProcessingException e) {
      return;
    }
  }

  /** Refuses a folder whose files a lake would lose or mix with its own. */
  static void keepApart(Path lake, Path folder, List<String> cleared, Configuration hadoop) {
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      Path other = files.makeQualified(folder);
      if (files.exists(new Path(folder, MARK))
          || isWithin(other, lake)
          || cleared.stream().anyMatch(name -> isWithin(lake, new Path(other, name)))) {
        throw new LakeException("Cannot write reports to " + folder
            + ": a lake is there, or around it, and new pages would delete its tables."
            + " Give --reports a folder of its own.");
      }
    } catch (AccessControlException | AccessDeniedException e) {
      throw new LakeException(
          "Cannot write reports to " + folder + ": no permission (" + e.getMessage()
              + "). Give this user read and write rights there, or choose another --reports.",
          e);
    } catch (IOException e) {
      throw Outage.or(
          new LakeException(
              "Cannot write reports to " + folder + ": " + e.getMessage()
                  + ". Check that --reports names a folder that can be written.",
              e),
          e);
    }
  }

  private static boolean isWithin(Path path, Path folder) {
    for (Path up = path; up != null; up = up.getParent()) {
      if (up.equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static LakeException somethingElse(Path folder) {
    return new LakeException("Cannot use " + folder + " as a lake: it holds something else (no "
        + MARK + " in it). Give --lake a new or empty folder.");
  }

  static Path require(Path folder, Configuration hadoop) {
    return in(folder, hadoop, files -> {
      if (!files.exists(new Path(folder, MARK))) {
        throw new LakeException("Cannot open the lake " + folder + ": there is no " + MARK
            + " in it. Run `./tourniquet ingest --logs … --lake " + folder
            + "` first, or mend --lake.");
      }
      checkVersion(files, folder);
    });
  }

  private static Path in(Path folder, Configuration hadoop, Work work) {
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      work.on(files);
      return files.makeQualified(folder);
    } catch (AccessControlException | AccessDeniedException e) {
      throw new LakeException(
          "Cannot use " + folder + " as a lake: no permission (" + e.getMessage()
              + "). Give this user read and write rights there, or choose another --lake.",
          e);
    } catch (IOException e) {
      throw Outage.or(
          new LakeException(
              "Cannot use " + folder + " as a lake: " + e.getMessage()
                  + ". Check that --lake names a folder that can be written.",
              e),
          e);
    }
  }

  private interface Work {
    void on(FileSystem files) throws IOException;
  }
}
