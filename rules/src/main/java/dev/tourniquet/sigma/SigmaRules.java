package dev.tourniquet.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Loads Sigma rules from files, folders, the class path and text, all into one set. A broken file is told with its place
 * and hides no other.
 *
 * <pre>{@code
 * LoadedRules loaded = SigmaRules.load(List.of(Path.of("rules")));
 * LoadedRules mixed = new SigmaRules(placeholders).add(path).add("packs/a.yml", stream).loaded();
 * }</pre>
 */
public final class SigmaRules {

  /** The longest rule file that is read, in bytes. Public rules have a few thousand. */
  public static final int MAX_BYTES = 1 << 20;

  private static final Pattern RULE_FILE = Pattern.compile("(?i).+\\.ya?ml");

  private final Placeholders placeholders;
  private final Map<String, SigmaRule> rules = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  public SigmaRules(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** Loads files and folders; folders are searched for {@code .yml} and {@code .yaml}. */
  public static LoadedRules load(List<Path> paths) {
    return load(paths, Placeholders.NONE);
  }

  /** Loads files and folders, with values for the placeholders their rules expand. */
  public static LoadedRules load(List<Path> paths, Placeholders placeholders) {
    SigmaRules rules = new SigmaRules(placeholders);
    FoundFiles found = FoundFiles.below(paths, RULE_FILE);
    found
        .failures()
        .forEach(f -> rules.broken(f.path().toString(), "Cannot read rules: " + f.reason()));
    found.files().forEach(rules::add);
    return rules.loaded();
  }

  /** Loads one text, for tests and small inputs. */
  public static LoadedRules load(String name, String yaml) {
    return new SigmaRules(Placeholders.NONE).add(name, yaml).loaded();
  }

  /** Adds a file. */
  public SigmaRules add(Path file) {
    try (InputStream in = FoundFiles.open(file)) {
      return add(file.toString(), in);
    } catch (IOException e) {
      return broken(
          file.toString(),
          "Cannot read rules: %s; check the path and its permissions".formatted(e));
    }
  }

  /** Adds what a stream holds, such as a resource of the class path; the caller closes it. */
  public SigmaRules add(String name, InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return broken(
            name,
            "Cannot read rules: the file has more than %d bytes; split it".formatted(MAX_BYTES));
      }
      return add(
          name,
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return broken(name, "Cannot read rules: the file is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      return broken(name, "Cannot read rules: %s; check the file".formatted(e));
    }
  }

  /** Adds the documents of a YAML text. */
  public SigmaRules add(String name, String yaml) {
    Problems found = new Problems(name);
    List<Node> documents = YamlDocuments.read(yaml, found);
    if (documents.isEmpty() && found.count() == 0) {
      found.error("Cannot read rules: the file is empty; write a rule or remove it");
    }
    documents.forEach(document -> add(name, document, found));
    problems.addAll(found.found());
    return this;
  }

  private void add(String name, Node node, Problems found) {
    int before = found.count();
    found
        .attempt(node, () -> YamlMap.of(node, found))
        .flatMap(document ->
            DocumentKind.of(document).read(document, new RuleReader(name, found, placeholders)))
        .filter(rule -> found.count() == before)
        .ifPresent(rule -> add(rule, node, found));
  }

  private void add(SigmaRule rule, Node node, Problems found) {
    SigmaRule known = rules.putIfAbsent(rule.id().toLowerCase(Locale.ROOT), rule);
    if (known != null) {
      found.error(
          node,
          "Duplicate id: %s: \"%s\" in %s has it too; give this rule an id of its own"
              .formatted(
                  Problem.excerpt(rule.id()), Problem.excerpt(known.title()), known.origin()));
    }
  }

  private SigmaRules broken(String name, String message) {
    Problems found = new Problems(name);
    found.error(message);
    problems.addAll(found.found());
    return this;
  }

  /** Everything added so far. */
  public LoadedRules loaded() {
    return new LoadedRules(List.copyOf(rules.values()), problems);
  }
}
