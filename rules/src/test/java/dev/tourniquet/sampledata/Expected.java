package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a run over a scenario has to find, and what it must be quiet about. */
final class Expected {

  private final List<ObjectNode> findings = new ArrayList<>();
  private final StringBuilder quiet = new StringBuilder(
      "# highest verdict allowed <tab> resource, principal or * for the rest <tab> why\n");

  /** {@code answers} holds the fields verdict, bleeding, stopTheBleed, actor, principal and ip. */
  void finding(String resource, String condition, ObjectNode answers, List<String> triggers) {
    ObjectNode finding = Json.object(condition);
    finding.put("resource", resource);
    finding.setAll(answers);
    triggers.forEach(finding.putArray("trigger")::add);
    findings.add(finding);
  }

  void quiet(String highest, String what, String why) {
    quiet.append(highest).append('\t').append(what).append('\t').append(why).append('\n');
  }

  /** JSON Lines; verdict and bleeding are lists of the answers that are right. */
  String findings() {
    StringBuilder lines = new StringBuilder();
    findings.forEach(finding -> lines.append(finding).append('\n'));
    return lines.toString();
  }

  String quiet() {
    return quiet.toString();
  }
}
