package dev.tourniquet.report;

import dev.tourniquet.trail.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Style and script that stand in every page, and the policy that allows these two and nothing else: no request, no
 * frame, no form, no other script, by their SHA-256 (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
 */
public record PageAssets(String style, String script, String policy) {
  static final PageAssets ALL = load();

  private static PageAssets load() {
    String style = resource("page.css") + resource("parts.css") + resource("media.css");
    String script = resource("page.js");
    String policy = "default-src 'none'; style-src '" + hash(style) + "'; script-src '"
        + hash(script) + "'; img-src data:; base-uri 'none'; form-action 'none'";
    return new PageAssets(style, script, policy);
  }

  private static String resource(String name) {
    try (var in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot find " + name + " beside PageAssets: the jar is incomplete, build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name + " from the jar", e);
    }
  }

  private static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
  }
}
