package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch that cannot bark would let every page pass. */
class TabTest {
  @Test
  void everyRequestDialogAndErrorIsNoticed(@TempDir Path folder) throws IOException {
    var page = Files.writeString(
        folder.resolve("page.html"),
        "<img src='http://127.0.0.1:9/x'><script>alert('run'); throw new Error('broken')</script>");

    try (var chromium = new Chromium();
        var tab = chromium.open(new NewContextOptions())) {
      tab.show(page);

      assertThatThrownBy(tab::assertQuiet)
          .hasMessageContaining("request: http://127.0.0.1:9/x")
          .hasMessageContaining("dialog: run")
          .hasMessageContaining("error: Error: broken");
    }
  }
}
