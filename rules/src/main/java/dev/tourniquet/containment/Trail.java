package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Turns on again what watches. What was not recorded meanwhile stays lost. */
final class Trail {

  private static final String GAP = "The time without records stays a gap in the evidence";

  private Trail() {}

  /** A trail that was stopped, or that was told to record less. */
  static List<Step> restart(Situation s) {
    String operation = s.trigger().operation();
    String name = s.trigger().text("requestParameters.name");
    String trail = name.isEmpty() ? s.trigger().text("requestParameters.trailName") : name;
    if (trail.isEmpty()) {
      return List.of();
    }
    return switch (operation) {
      case "StopLogging" -> List.of(start(s, trail));
      case "PutEventSelectors" -> selectors(s, trail);
      default -> List.of();
    };
  }

  private static Step start(Situation s, String trail) {
    ObjectNode id = Json.object("Name", trail);
    return s.step(
        new Call("cloudtrail", "StartLogging", id),
        new Call("cloudtrail", "StopLogging", id),
        List.of(new Call("cloudtrail", "GetTrailStatus", id)),
        List.of(GAP));
  }

  private static List<Step> selectors(Situation s, String trail) {
    JsonNode before = s.before().get("selectors");
    JsonNode now = s.now().get("selectors");
    if (before == null || now == null) {
      return List.of();
    }
    return List.of(s.step(
        selectors(trail, before),
        selectors(trail, now),
        List.of(new Call("cloudtrail", "GetEventSelectors", Json.object("TrailName", trail))),
        List.of(GAP)));
  }

  /** Advanced selectors have field selectors; the two kinds exclude each other. */
  static Call selectors(String trail, JsonNode list) {
    boolean advanced =
        list.toString().toLowerCase(java.util.Locale.ROOT).contains("\"fieldselectors\"");
    return new Call(
        "cloudtrail",
        "PutEventSelectors",
        Json.object("TrailName", trail)
            .set(advanced ? "AdvancedEventSelectors" : "EventSelectors", Json.capitalized(list)));
  }

  /** A detector of GuardDuty that was suspended; one that was deleted has to be made anew. */
  static List<Step> enableDetector(Situation s) {
    String id = s.trigger().text("requestParameters.detectorId");
    if (id.isEmpty() || !s.trigger().operation().equals("UpdateDetector")) {
      return List.of();
    }
    ObjectNode detector = Json.object("DetectorId", id);
    return List.of(s.step(
        new Call("guardduty", "UpdateDetector", detector.deepCopy().put("Enable", true)),
        new Call("guardduty", "UpdateDetector", detector.deepCopy().put("Enable", false)),
        List.of(new Call("guardduty", "GetDetector", detector)),
        List.of(GAP)));
  }

  /** The recorder of AWS Config. */
  static List<Step> startRecorder(Situation s) {
    String name = s.trigger().text("requestParameters.configurationRecorderName");
    if (name.isEmpty() || !s.trigger().operation().equals("StopConfigurationRecorder")) {
      return List.of();
    }
    ObjectNode id = Json.object("ConfigurationRecorderName", name);
    ObjectNode read = Json.object();
    read.set("ConfigurationRecorderNames", Json.texts(List.of(name)));
    return List.of(s.step(
        new Call("config", "StartConfigurationRecorder", id),
        new Call("config", "StopConfigurationRecorder", id),
        List.of(new Call("config", "DescribeConfigurationRecorderStatus", read)),
        List.of(GAP)));
  }
}
