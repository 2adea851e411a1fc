package dev.tourniquet.session;

import static dev.tourniquet.session.IssueKind.ASSUME_ROLE;
import static dev.tourniquet.session.IssueKind.CONSOLE_LOGIN;
import static dev.tourniquet.session.IssueKind.FEDERATION_TOKEN;
import static dev.tourniquet.session.IssueKind.FORWARDED;
import static dev.tourniquet.session.IssueKind.SERVICE_ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many sessions of two real data sets have a known issuer, to the last one. */
class RealSessionsTest {

  private static final List<Event> INVICTUS = RealCallers.invictus();
  private static final List<Event> STRATUS = RealCallers.stratus();

  @Test
  void sixOfSeventyNineTemporaryKeysHaveAnIssuingEvent() {
    Set<String> used = INVICTUS.stream()
        .map(event -> event.text("userIdentity.accessKeyId"))
        .filter(key -> key.startsWith("ASIA"))
        .collect(Collectors.toSet());
    Set<String> issued = INVICTUS.stream()
        .flatMap(event -> Issues.of(event).stream())
        .map(issue -> issue.issued().accessKeyId())
        .collect(Collectors.toSet());

    assertThat(used).hasSize(79);
    assertThat(used.stream().filter(issued::contains)).hasSize(6);
  }

  @Test
  void theSeventyNineKeysAreSeventeenSessionsOfWhichFifteenHaveAnIssuer() {
    assertThat(temporary(INVICTUS)).hasSize(17);
    assertThat(followed(INVICTUS))
        .containsOnly(entry(ASSUME_ROLE, 3L), entry(SERVICE_ROLE, 4L), entry(FORWARDED, 8L));
    assertThat(confidence(INVICTUS))
        .containsOnly(entry(Confidence.EXACT, 7L), entry(Confidence.WEAK, 8L));
  }

  @Test
  void theTwoWithoutAnIssuerAreASignInBeforeTheLogsAndARoleWhoseIssueIsNotInThem() {
    assertThat(withoutIssuer(INVICTUS))
        .containsExactly(
            "session:AIDATFQR7NSC5U6Q3TMDR@2023-07-10T11:42:31Z",
            "session:AROATFQR7NSC4RHD6IN2N:aws-go-sdk-1688990797103471741@2023-07-10T12:06:41Z");
  }

  @Test
  void nineKeysOfOneSignInAreOneSession() {
    SessionFacts signedIn =
        temporary(INVICTUS).get("session:AIDATFQR7NSC5U6Q3TMDR@2023-07-10T11:42:31Z");

    assertThat(signedIn.activity().credentials()).hasSize(9);
    assertThat(signedIn.activity().calls()).isEqualTo(50);
    assertThat(signedIn.marks().mfa()).isTrue();
  }

  @Test
  void inStratusSixOfNineSessionsHaveAnIssuerAllExact() {
    assertThat(temporary(STRATUS)).hasSize(9);
    assertThat(followed(STRATUS))
        .containsOnly(
            entry(ASSUME_ROLE, 4L), entry(FEDERATION_TOKEN, 1L), entry(CONSOLE_LOGIN, 1L));
    assertThat(confidence(STRATUS)).containsOnly(entry(Confidence.EXACT, 6L));
    assertThat(withoutIssuer(STRATUS))
        .extracting(session -> session.substring(session.indexOf(':', 9) + 1))
        .containsExactly(
            "cli@2024-10-17T20:07:50Z",
            "randomca0L529zwNAY@gmail.com@2024-11-26T15:14:58Z",
            "i-786a3A8B5C0d92eF4@2024-08-02T08:20:52Z");
  }

  @Test
  void theOrderOfEventsDoesNotMatter() {
    List<Event> backwards =
        INVICTUS.stream().sorted((a, b) -> b.id().compareTo(a.id())).toList();

    assertThat(SessionEdges.among(backwards))
        .containsExactlyInAnyOrderElementsOf(SessionEdges.among(INVICTUS));
  }

  private static Map<String, SessionFacts> temporary(List<Event> events) {
    Map<String, SessionFacts> sessions = new TreeMap<>();
    events.stream()
        .flatMap(event -> SessionFacts.of(event).stream())
        .forEach(facts -> sessions.merge(facts.session().value(), facts, SessionFacts::and));
    sessions.values().removeIf(facts -> !facts.temporary());
    return sessions;
  }

  private static List<SessionEdge> steps(List<Event> events) {
    return SessionEdges.among(events).stream().filter(SessionEdge::followed).toList();
  }

  private static Map<IssueKind, Long> followed(List<Event> events) {
    return steps(events).stream()
        .collect(Collectors.groupingBy(edge -> edge.issue().kind(), Collectors.counting()));
  }

  private static Map<Confidence, Long> confidence(List<Event> events) {
    return steps(events).stream()
        .collect(Collectors.groupingBy(SessionEdge::confidence, Collectors.counting()));
  }

  private static List<String> withoutIssuer(List<Event> events) {
    Set<String> issued =
        steps(events).stream().map(SessionEdge::session).collect(Collectors.toSet());
    return temporary(events).keySet().stream()
        .filter(session -> !issued.contains(session))
        .toList();
  }
}
