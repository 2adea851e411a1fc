package dev.tourniquet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page below {@code docs/} that is written from the code; with {@code -Ddocs.write=true} a test writes it anew. */
public record GeneratedPage(Path file) {

  /** Tests run in the module's folder. */
  public static GeneratedPage named(String name) {
    return new GeneratedPage(Path.of("..", "docs", name));
  }

  public void is(String content) throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(file, content);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "docs/%s is stale: write it anew with `mvn verify -Ddocs.write=true` and commit it",
            file.getFileName())
        .isEqualTo(content);
  }
}
