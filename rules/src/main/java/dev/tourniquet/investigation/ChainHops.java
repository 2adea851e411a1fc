package dev.tourniquet.investigation;

import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.session.IssueKind;
import dev.tourniquet.session.Issuer;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The hops of a chain, as the page shows them. */
final class ChainHops {

  private ChainHops() {}

  /** Session and principal of the call itself. */
  static List<Hop> of(Event lead) {
    return callers(Issuer.of(lead), "", Confidence.EXACT, lead.id());
  }

  /** Session and principal that issued the credentials, and who the issuing call says is behind them. */
  static List<Hop> of(SessionEdge edge, Confidence sure) {
    Issuer issuer = edge.issue().issuer();
    String id = edge.issue().call().eventId();
    List<Hop> hops = new ArrayList<>(callers(issuer, ", " + by(edge), sure, id));
    boolean names = issuer.actor().present()
        && issuer.actor().confidence() != Confidence.NONE
        && !issuer.actor().value().equals(issuer.principal().value());
    if (names && edge.parent().isEmpty()) {
      hops.add(hop(
          identity(issuer.actor(), ""),
          "person or workload",
          issuer.actor(),
          issuer.actor().confidence().and(sure),
          id));
    }
    return hops;
  }

  /** What another call tells of the same step. */
  static Hop beside(SessionEdge edge) {
    Issuer issuer = edge.issue().issuer();
    Key principal = issuer.principal();
    String also = edge.issue().kind() == IssueKind.ACCESS_KEY
        ? "made this key, which says not who uses it"
        : "also told of this session, " + by(edge) + " from "
            + edge.issue().call().address();
    return hop(
        principal.present()
            ? identity(principal, issuer.name().name())
            : new EntityReference(EntityKind.SESSION, edge.session(), edge.session()),
        also,
        principal,
        edge.confidence(),
        edge.issue().call().eventId());
  }

  /** Who stands behind a session by the record of one of its own calls. */
  static Hop behind(Key actor, String eventId) {
    return hop(identity(actor, ""), "person or workload", actor, actor.confidence(), eventId);
  }

  private static List<Hop> callers(Issuer caller, String by, Confidence sure, String id) {
    List<Hop> hops = new ArrayList<>();
    String name = caller.name().session();
    Key session = caller.session();
    if (session.present() && !name.isEmpty()) {
      hops.add(hop(
          new EntityReference(EntityKind.SESSION, session.value(), name),
          "session" + by,
          session,
          session.confidence().and(sure),
          id));
    }
    if (caller.principal().present()) {
      hops.add(hop(
          identity(caller.principal(), caller.name().name()),
          "principal" + (hops.isEmpty() ? by : ""),
          caller.principal(),
          caller.principal().confidence().and(sure),
          id));
    }
    return hops;
  }

  private static EntityReference identity(Key key, String label) {
    return new EntityReference(
        EntityKind.IDENTITY, key.value(), label.isEmpty() ? key.value() : label);
  }

  private static Hop hop(
      EntityReference who, String what, Key key, Confidence confidence, String eventId) {
    return new Hop(who, what, key.how(), confidence.name(), List.of(eventId));
  }

  /** {@code by role switch, found by assumed-role-id}. */
  private static String by(SessionEdge edge) {
    String kind = edge.issue().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String more = edge.candidates() > 1 ? " among " + edge.candidates() + " candidates" : "";
    return "by " + kind + ", found by " + edge.link().rule().text() + more;
  }
}
