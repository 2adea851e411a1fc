package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tab that notes every error, dialog and request to anywhere but this disk. */
final class Tab implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Tab(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
    page.onPageError(error -> complaints.add("error: " + error));
    page.onDialog(dialog -> {
      complaints.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    context.onRequest(request -> {
      if (!request.url().startsWith("file:///") && !request.url().startsWith("data:,")) {
        complaints.add("request: " + request.url());
      }
    });
    page.setDefaultTimeout(10_000);
  }

  Tab show(Path file) {
    page.navigate(file.toUri().toString());
    return this;
  }

  Page page() {
    return page;
  }

  Locator all(String selector) {
    return page.locator(selector);
  }

  Object eval(String script) {
    return page.evaluate(script);
  }

  /** Fails if anything was complained of since the tab was opened. */
  void assertQuiet() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
