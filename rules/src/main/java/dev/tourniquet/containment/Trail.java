package dev.tourniquet.containment;

import java.util.List;

/** Turns a trail on again. What was not recorded stays lost. */
final class Trail {

  private Trail() {}

  static List<Step> restart(Situation s) {
    String name = s.trigger().text("requestParameters.name");
    if (!s.trigger().operation().equals("StopLogging") || name.isEmpty()) {
      return List.of();
    }
    return List.of(s.step(
        new Call("cloudtrail", "StartLogging", Json.object("Name", name)),
        new Call("cloudtrail", "StopLogging", Json.object("Name", name)),
        List.of("cloudtrail:GetTrailStatus", "cloudtrail:GetEventSelectors"),
        List.of("The time without logs stays a gap in the evidence")));
  }
}
