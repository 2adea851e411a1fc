package dev.tourniquet.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine: {@code CHROMIUM} in the environment, else where distributions put it. */
final class Chromium implements AutoCloseable {
  private static final List<String> USUAL = List.of(
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/snap/bin/chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    Path executable =
        executable(Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL.stream()));
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(executable)
            .setArgs(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run")));
  }

  /** A tab that watches itself. */
  Tab open(Browser.NewContextOptions options) {
    return new Tab(browser.newContext(options));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  static Path executable(Stream<String> candidates) {
    return candidates
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(
            "Cannot find Chromium, which the tests of the pages drive: run .ci/install-chromium, "
                + "or set CHROMIUM to the path of a Chromium or Chrome"));
  }
}
