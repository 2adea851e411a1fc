package dev.tourniquet.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private final Drafts drafts;
  private final List<Rule> library;
  private final TriageNames names;
  private final List<Problems> files = new ArrayList<>();

  public SigmaRules(Placeholders placeholders) {
    this(placeholders, List.of(), TriageNames.ANY);
  }

  /**
   * Rules beside a library: correlations may refer to its rules, filters may narrow them, and a rule with the id of one takes
   * its place.
   */
  public SigmaRules(Placeholders placeholders, List<Rule> library, TriageNames names) {
    this.drafts = new Drafts(placeholders);
    this.library = List.copyOf(library);
    this.names = names;
  }

  /** Loads files and folders; folders are searched for {@code .yml} and {@code .yaml}. */
  public static LoadedRules load(List<Path> paths) {
    return load(paths, Placeholders.NONE);
  }

  /** Loads files and folders, with values for the placeholders their rules expand. */
  public static LoadedRules load(List<Path> paths, Placeholders placeholders) {
    return new SigmaRules(placeholders).add(paths).loaded();
  }

  /** Adds files and folders. */
  public SigmaRules add(List<Path> paths) {
    FoundFiles found = FoundFiles.below(paths, RULE_FILE);
    found.failures().forEach(f -> broken(f.path().toString(), "Cannot read rules: " + f.reason()));
    found.files().forEach(this::add);
    return this;
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
    HeadReader heads = new HeadReader(name, found, names);
    documents.forEach(document -> add(document, heads));
    files.add(found);
    return this;
  }

  private void add(Node node, HeadReader heads) {
    Problems problems = heads.problems();
    int before = problems.count();
    problems.attempt(node, () -> YamlMap.of(node, problems)).ifPresent(document -> {
      // A document with a wrong key is read on for its other errors, and then left out.
      Drafts into = problems.count() == before ? drafts : new Drafts(drafts.placeholders());
      DocumentKind.of(document).read(document, heads, into);
    });
  }

  private SigmaRules broken(String name, String message) {
    Problems found = new Problems(name);
    found.error(message);
    files.add(found);
    return this;
  }

  /** Everything added so far. */
  public LoadedRules loaded() {
    Linker linker = new Linker(drafts, library);
    LoadedRules linked = linker.link();
    List<Problem> problems = files.stream()
        .flatMap(file -> file.with(linker.problems(file.file())).stream())
        .toList();
    return new LoadedRules(linked.rules(), linked.correlations(), linked.library(), problems);
  }
}
