package dev.tourniquet.sigma;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what rules of every kind have: what names and grades them, their notes, their logs, their triage. */
record HeadReader(String file, Problems problems, TriageNames names) {

  /** Both separators are about; the dash is the specification's since 2.0. */
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})[-/](0[1-9]|1[012])[-/](0[1-9]|[12]\\d|3[01])");

  private static final int LONGEST_TITLE = 256;
  private static final Set<String> TRIAGE_KEYS =
      Set.of("life_threat", "resource", "questions", "contain", "budget");

  RuleHead head(Fields fields) {
    String title = fields.mandatory("title");
    if (title.length() > LONGEST_TITLE) {
      problems.error(
          fields.map().value("title").orElse(fields.map().node()),
          "Invalid title: it has %d characters; at most %d are allowed"
              .formatted(title.length(), LONGEST_TITLE));
    }
    String id = fields.text("id");
    return new RuleHead(
        id.isBlank() ? derivedId(title) : id,
        fields.text("name"),
        title,
        fields.word("status", Status.known()).orElse(Status.UNSTATED),
        fields.word("level", Level.known()).orElse(Level.UNSTATED),
        fields.texts("tags"));
  }

  /** The same for the same file name and title wherever the file lies. */
  private String derivedId(String title) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return UUID.nameUUIDFromBytes((name + "\n" + title).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  RuleNotes notes(Fields fields) {
    return new RuleNotes(
        fields.text("description"),
        fields.text("author"),
        date(fields, "date"),
        date(fields, "modified"),
        fields.texts("references"),
        fields.texts("falsepositives"),
        fields.texts("fields"));
  }

  private String date(Fields fields, String key) {
    String text = fields.text(key);
    if (text.isEmpty() || DATE.matcher(text).matches()) {
      return text.replace('/', '-');
    }
    problems.error(
        fields.map().value(key).orElse(fields.map().node()),
        "Invalid %s: %s; write it as 2025-08-02".formatted(key, Problem.excerpt(text)));
    return "";
  }

  LogSource logSource(YamlMap document) {
    Node node = document.value("logsource").orElse(null);
    if (node == null) {
      problems.error(
          document.node(),
          "Missing logsource: a rule needs one; add \"logsource: {product: aws, service: cloudtrail}\"");
      return new LogSource("", "", "", "");
    }
    return problems
        .attempt(node, () -> YamlMap.of(node, problems))
        .map(map -> logSource(map, new Fields(map, problems)))
        .orElse(new LogSource("", "", "", ""));
  }

  private LogSource logSource(YamlMap map, Fields fields) {
    LogSource source = new LogSource(
        fields.text("category"),
        fields.text("product"),
        fields.text("service"),
        fields.text("definition"));
    if ((source.category() + source.product() + source.service()).isBlank()) {
      problems.error(
          map.node(), "Invalid logsource: it names no logs; write category, product or service");
    }
    return source;
  }

  /** Null when the rule has no triage block. */
  TriageBlock triage(YamlMap document) {
    return document.value("triage").map(this::triage).orElse(null);
  }

  /** Where the document begins. */
  RuleOrigin origin(YamlMap document) {
    return new RuleOrigin(
        file, document.node().getStartMark().map(m -> m.getLine() + 1).orElse(1));
  }

  private TriageBlock triage(Node node) {
    if (!(node instanceof MappingNode)) {
      problems.error(
          node, "Invalid triage: a mapping is expected; write %s below it".formatted(triageKeys()));
      return null;
    }
    YamlMap map = YamlMap.of(node, problems);
    for (YamlMap.Entry entry : map.entries()) {
      if (!TRIAGE_KEYS.contains(entry.name())) {
        problems.error(
            entry.key(),
            "Unknown key in triage: %s; known ones are %s"
                .formatted(Problem.excerpt(entry.name()), triageKeys()));
      }
    }
    checkNames(map, "questions", names.questions());
    checkNames(map, "contain", names.actions());
    Fields fields = new Fields(map, problems);
    return new TriageBlock(
        fields.text("life_threat"),
        fields.text("resource"),
        fields.texts("questions"),
        fields.text("contain"),
        fields.count("budget"));
  }

  /** A question nobody asks, and an action nobody takes, would be found out when the rule fires. */
  private void checkNames(YamlMap map, String key, Set<String> known) {
    Node value = map.value(key).orElse(null);
    List<Node> nodes = value instanceof SequenceNode list
        ? list.getValue()
        : Stream.ofNullable(value).toList();
    for (Node node : nodes) {
      boolean unknown = node instanceof ScalarNode text
          && !text.getValue().isBlank()
          && !known.isEmpty()
          && !known.contains(text.getValue());
      if (unknown) {
        problems.error(
            node,
            "Unknown name in %s: %s; known ones are %s"
                .formatted(
                    key,
                    Problem.excerpt(((ScalarNode) node).getValue()),
                    known.stream().sorted().toList()));
      }
    }
  }

  private static List<String> triageKeys() {
    return TRIAGE_KEYS.stream().sorted().toList();
  }
}
