package dev.tourniquet.report;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes pages once for a class, and opens a tab for each of its tests that must stay quiet. */
final class InChromium
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  /** Writes the pages of a site. */
  interface Pages {
    StorySite in(StorySite site) throws IOException;
  }

  private final Pages pages;
  private Path folder;
  private Chromium chromium;
  private StorySite site;
  private Tab tab;

  InChromium(Pages pages) {
    this.pages = pages;
  }

  StorySite site() {
    return site;
  }

  Tab tab() {
    return tab;
  }

  /** Another tab in place of the one that is open. */
  Tab reopened(NewContextOptions options) {
    tab.close();
    tab = chromium.open(options);
    return tab;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("pages");
    site = pages.in(new StorySite(folder));
    chromium = new Chromium();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    tab = chromium.open(new NewContextOptions().setViewportSize(1280, 900));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    tab.assertQuiet();
    tab.close();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (chromium != null) {
      chromium.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
