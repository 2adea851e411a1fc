package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the documents of a YAML file as nodes with their places, and refuses those that unfold without measure. */
final class YamlDocuments {

  /** Nodes of one document with every alias unfolded. The longest public rules have a few thousand. */
  private static final int MAX_NODES = 100_000;

  private static final int MAX_DEPTH = 40;

  private YamlDocuments() {}

  /** The documents up to the first syntax error, which is told. */
  static List<Node> read(String text, Problems problems) {
    List<Node> documents = new ArrayList<>();
    try {
      Iterator<Node> composed =
          new Compose(settings()).composeAllFromString(text).iterator();
      while (composed.hasNext()) {
        Node document = composed.next();
        problems.attempt(document, () -> bounded(document)).ifPresent(documents::add);
      }
    } catch (MarkedYamlEngineException e) {
      problems.error(
          e.getProblemMark().or(e::getContextMark),
          "Invalid YAML: %s; mend the syntax there".formatted(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.error("Invalid YAML: %s; mend or remove it"
          .formatted(Problem.excerpt(String.valueOf(e.getMessage()))));
    } catch (StackOverflowError e) {
      problems.error("Invalid YAML: it nests too deep; a rule needs no more than %d levels"
          .formatted(MAX_DEPTH));
    }
    return documents;
  }

  /** The core schema reads True and ~ as PyYAML does, by which most rules were checked. */
  private static LoadSettings settings() {
    return LoadSettings.builder()
        .setSchema(new CoreSchema())
        .setUseMarks(true)
        .setAllowDuplicateKeys(true)
        .setMaxAliasesForCollections(50)
        .build();
  }

  private static Node bounded(Node document) {
    count(document, document, new int[] {MAX_NODES}, MAX_DEPTH);
    return document;
  }

  private static void count(Node document, Node node, int[] left, int depth) {
    if (--left[0] < 0) {
      throw new Invalid(
          document,
          "Cannot read a document of more than %d nodes; remove aliases or split it"
              .formatted(MAX_NODES));
    }
    if (depth == 0) {
      throw new Invalid(
          node,
          "Cannot read a document that nests more than %d deep; flatten it".formatted(MAX_DEPTH));
    }
    if (node instanceof MappingNode map) {
      map.getValue().forEach(tuple -> {
        count(document, tuple.getKeyNode(), left, depth - 1);
        count(document, tuple.getValueNode(), left, depth - 1);
      });
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> count(document, item, left, depth - 1));
    }
  }
}
