package dev.tourniquet.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.PagePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a report, in a folder and in a store that keeps types of content. */
@SparkTest
class ReportFilesTest {
  @TempDir
  Path folder;

  @Test
  void aStoreIsToldTheTypeOfEachFile(SparkSession spark) throws IOException {
    spark.conf().set("fs.typed.impl", Typed.class.getName());
    ReportFiles files = new ReportFiles("typed://" + folder, HadoopSettings.of(spark));

    files.write("index.html", out -> append(out, "<p>old and longer</p>"));
    files.write("index.html", out -> append(out, "<p>é</p>"));
    files.write("findings/f1.json", out -> append(out, "{}"));

    assertThat(Typed.TYPES)
        .isEqualTo(Map.of(
            "index.html",
            "text/html; charset=utf-8",
            "f1.json",
            "application/json; charset=utf-8"));
    assertThat(folder.resolve("index.html")).hasContent("<p>é</p>");
  }

  @Test
  void onlyPagesThatAreNoMoreAreDeleted(SparkSession spark) throws IOException {
    ReportFiles files = new ReportFiles(folder.toString(), HadoopSettings.of(spark));
    EntityReference entity = new EntityReference(EntityKind.IP, "203.0.113.7", "203.0.113.7");
    List<String> kept =
        List.of(PagePaths.finding("f1"), PagePaths.findingData("f1"), PagePaths.of(entity));
    kept.forEach(path -> files.write(path, out -> append(out, "now")));
    List<String> old = List.of("findings/f0.html", "findings/f0.json", "ips/0.html");
    old.forEach(path -> files.write(path, out -> append(out, "before")));
    Files.writeString(folder.resolve("mine.html"), "not a page of ours");

    OldPages.delete(
        files,
        spark.createDataset(List.of("findings", "ips", "events"), Encoders.STRING()),
        OldPages.now(findings(spark, "f1"), chosen(spark, entity)));

    assertThat(kept).allMatch(path -> Files.exists(folder.resolve(path)));
    assertThat(old).noneMatch(path -> Files.exists(folder.resolve(path)));
    assertThat(folder.resolve("mine.html")).exists();
  }

  private static Dataset<Row> findings(SparkSession spark, String id) {
    return spark.createDataset(List.of(id), Encoders.STRING()).toDF("id");
  }

  private static Dataset<Row> chosen(SparkSession spark, EntityReference entity) {
    return spark.createDataFrame(
        List.of(
            RowFactory.create(entity.kind().name(), entity.key(), entity.label(), 0, "f1", true)),
        PageIndex.TABLE.schema());
  }

  private static void append(Writer out, String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes which type each file was given, as S3 does. */
  public static final class Typed extends RawLocalFileSystem {
    private static final Map<String, String> TYPES = new ConcurrentHashMap<>();

    @Override
    public URI getUri() {
      return URI.create("typed:///");
    }

    @Override
    public FSDataOutputStreamBuilder<?, ?> createFile(org.apache.hadoop.fs.Path file) {
      return new Builder(this, file).create();
    }

    private static final class Builder
        extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {
      private final String name;

      Builder(FileSystem files, org.apache.hadoop.fs.Path file) {
        super(files, file);
        this.name = file.getName();
      }

      @Override
      public Builder getThisBuilder() {
        return this;
      }

      @Override
      public FSDataOutputStream build() throws IOException {
        TYPES.put(name, getOptions().get("fs.option.create.content.type"));
        return getFS().create(getPath(), true);
      }
    }
  }
}
