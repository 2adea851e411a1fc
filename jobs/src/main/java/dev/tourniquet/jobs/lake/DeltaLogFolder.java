package dev.tourniquet.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The commits of one Delta table, read as the files they are: a listing costs far less than a table history. */
record DeltaLogFolder(FileSystem files, Path folder) {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  static DeltaLogFolder of(SparkSession spark, String table) {
    Path folder = new Path(table, "_delta_log");
    try {
      return new DeltaLogFolder(folder.getFileSystem(spark.sessionState().newHadoopConf()), folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach " + folder + ": " + e.getMessage(), e);
    }
  }

  OptionalLong latestVersion() {
    return commits().stream().mapToLong(DeltaLogFolder::version).max();
  }

  Optional<String> latestNote() {
    List<Path> commits = commits();
    for (int i = commits.size() - 1; i >= 0; i--) {
      Optional<String> note = note(commits.get(i));
      if (note.isPresent()) {
        return note;
      }
    }
    return Optional.empty();
  }

  private List<Path> commits() {
    try {
      return Arrays.stream(files.listStatus(folder))
          .map(status -> status.getPath())
          .filter(path -> COMMIT.matcher(path.getName()).matches())
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static long version(Path commit) {
    return Long.parseLong(commit.getName().substring(0, 20));
  }

  private Optional<String> note(Path commit) {
    try (var reader =
        new BufferedReader(new InputStreamReader(files.open(commit), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode info = JSON.readTree(line).path("commitInfo");
        if (info.hasNonNull("userMetadata")) {
          return Optional.of(info.get("userMetadata").asText());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + commit + ": " + e.getMessage(), e);
    }
  }
}
