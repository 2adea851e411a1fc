package dev.tourniquet.investigation;

import dev.tourniquet.report.Call;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Outcome;
import dev.tourniquet.triage.CallList;
import java.util.List;

/** Calls as an investigation shows them. */
public final class Calls {

  private Calls() {}

  /** One event with the links that lead on from it. */
  public static Call of(Event event) {
    return new Call(
        event.id(),
        event.time().orElseThrow(),
        event.account(),
        event.region(),
        event.service(),
        event.name(),
        event.readOnly(),
        error(event),
        Outcome.of(event) == Outcome.DENIED,
        event.userAgent(),
        Entities.of(event),
        event.record());
  }

  /** A pivot's calls; without anything to pivot on, why not. */
  static Investigation.Calls of(EntityReference pivot, CallList calls, String whyNone) {
    long more = calls.total() - calls.events().size();
    return new Investigation.Calls(
        pivot,
        calls.total(),
        more == 0 ? null : more,
        calls.events().stream().map(Event::id).toList(),
        calls.days().stream()
            .map(day -> new Investigation.ActivityDay(
                day.day().toString(), day.calls(), day.ok(), day.denied()))
            .toList(),
        pivot == null ? List.of(whyNone) : List.of());
  }

  private static String error(Event event) {
    if (event.succeeded()) {
      return "";
    }
    String text = event.errorCode().isEmpty() ? event.text("errorMessage") : event.errorCode();
    return text.isEmpty() ? "Failure" : text;
  }
}
