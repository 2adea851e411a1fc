package dev.tourniquet.triage;

import dev.tourniquet.containment.Plans;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Placeholders;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.SigmaRules;
import dev.tourniquet.sigma.TriageNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The rules that come with the program. Which there are is listed in a file, not found by searching the class path. */
public final class Packs {

  private static final String FOLDER = "/packs/";
  private static final String INDEX = "index.txt";

  private Packs() {}

  /** Reads those that fire on a single event by themselves. */
  public static List<SigmaRule> load() {
    LoadedRules loaded = loaded();
    Set<String> silent = loaded.silent();
    return loaded.rules().stream().filter(rule -> !silent.contains(rule.id())).toList();
  }

  /** Reads all of them. */
  public static LoadedRules loaded() {
    SigmaRules rules = new SigmaRules(Placeholders.NONE, List.of(), names());
    files().forEach(file -> add(rules, file));
    LoadedRules loaded = rules.loaded();
    if (!loaded.problems().isEmpty()) {
      throw new IllegalStateException("Cannot load the rule packs: " + loaded.problems());
    }
    return loaded;
  }

  /** What a rule may ask, and plan. */
  public static TriageNames names() {
    return new TriageNames(Set.copyOf(Questions.names()), Plans.actions());
  }

  /** Paths of the rule files below the packs' folder, in order. */
  static List<String> files() {
    try (InputStream index = open(INDEX)) {
      return new String(index.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the list of rule packs: " + INDEX, e);
    }
  }

  private static void add(SigmaRules rules, String file) {
    try (InputStream in = open(file)) {
      rules.add("packs/" + file, in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a rule pack: " + file, e);
    }
  }

  private static InputStream open(String file) {
    InputStream in = Packs.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException(
          "Cannot find rule pack " + file + " on the class path: rebuild the rules module");
    }
    return in;
  }
}
