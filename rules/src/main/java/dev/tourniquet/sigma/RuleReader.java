package dev.tourniquet.sigma;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one document of a rule file as a Sigma rule. Keys it does not know are the author's own, as Sigma allows. */
record RuleReader(HeadReader heads, Placeholders placeholders) {

  /** Empty, with problems told, when something in it is wrong. */
  Optional<SigmaRule> read(YamlMap document) {
    Problems problems = heads.problems();
    int before = problems.count();
    Fields fields = new Fields(document, problems);
    RuleHead head = heads.head(fields);
    RuleNotes notes = heads.notes(fields);
    LogSource logSource = heads.logSource(document);
    TriageBlock triage = heads.triage(document);
    Optional<Detection> detection = detection(document);
    RuleOrigin origin = heads.origin(document);
    return problems.count() == before
        ? detection.map(d -> new SigmaRule(head, notes, logSource, d, triage, origin))
        : Optional.empty();
  }

  private Optional<Detection> detection(YamlMap document) {
    Optional<Node> node = document.value("detection");
    if (node.isEmpty()) {
      heads
          .problems()
          .error(
              document.node(),
              "Missing detection: a rule needs one; add a selection and a condition");
    }
    return node.flatMap(new DetectionReader(heads.problems(), placeholders)::read);
  }
}
