package dev.tourniquet.jobs.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Delta asks of a file system to commit: a whole file under its name at once, and never over another. */
class LocalContextTest {
  @TempDir
  java.nio.file.Path folder;

  private FileContext files;

  @BeforeEach
  void open() throws IOException {
    files =
        FileContext.getFileContext(folder.toUri(), HadoopSettings.ofMachine().configuration());
  }

  private Path at(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private void write(String name, String text) throws IOException {
    try (var out = files.create(at(name), EnumSet.of(CreateFlag.CREATE))) {
      out.write(text.getBytes(UTF_8));
    }
  }

  @Test
  void isTheOneThatHadoopFinds() {
    assertThat(files.getDefaultFileSystem()).isInstanceOf(LocalContext.class);
  }

  @Test
  void writesOneFileForEachFile() throws IOException {
    write("a", "text");
    files.rename(at("a"), at("b"));
    try (var listed = Files.list(folder)) {
      assertThat(listed).containsExactly(folder.resolve("b")).allSatisfy(file -> assertThat(file)
          .hasContent("text"));
    }
  }

  @Test
  void neverTakesTheNameOfAnother() throws IOException {
    write("a", "ours");
    write("b", "theirs");
    assertThatThrownBy(() -> files.rename(at("a"), at("b"), Options.Rename.NONE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("b")).hasContent("theirs");
  }

  @Test
  void tellsWhatIsThereFromWhatIsNot() throws IOException {
    write("a", "text");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
    assertThat(files.getFileLinkStatus(at("a")).getLen()).isEqualTo(4);
    assertThat(files.getFileLinkStatus(at("link")).getLen()).isEqualTo(4);
    assertThatThrownBy(() -> files.getFileLinkStatus(at("none")))
        .isInstanceOf(FileNotFoundException.class);
  }

  /** Lakes made before have Hadoop's checksum files. */
  @Test
  void leavesNoChecksumOfWhatItReplaces() throws IOException {
    try (var stock = new LocalFileSystem()) {
      stock.initialize(folder.toUri(), new Configuration(false));
      try (var out = stock.create(at("a"))) {
        out.write("before".getBytes(UTF_8));
      }
    }
    assertThat(folder.resolve(".a.crc")).exists();
    write("new", "after");
    files.rename(at("new"), at("a"), Options.Rename.OVERWRITE);
    assertThat(folder.resolve(".a.crc")).doesNotExist();
    try (var in = files.open(at("a"))) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("after");
    }
  }
}
