package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Changes;
import dev.tourniquet.config.RealEvents;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Facts are found by the keys that events are indexed by. */
class KeyAgreementTest {

  @Test
  void changesAndEdgesOfRealEventsUseTheKeysOfTheirMentions() {
    List<String> strange = Stream.concat(
            RealEvents.stratus().stream(), RealEvents.invictus().stream())
        .flatMap(KeyAgreementTest::keysNotMentioned)
        .toList();
    assertThat(strange).isEmpty();
  }

  private static Stream<String> keysNotMentioned(Event event) {
    Set<String> mentioned = Mentions.of(event).all().stream()
        .map(Mention::resource)
        .map(key -> key.text())
        .collect(Collectors.toSet());
    Stream<String> changed =
        Changes.of(event).stream().map(change -> change.resource().text());
    Stream<String> related = Edges.of(event).stream()
        .flatMap(edge -> Stream.of(edge.child(), edge.parent()))
        .filter(key -> !key.type().equals("principal"))
        .filter(
            key -> !event.name().startsWith("SharedSnapshot") || !key.type().endsWith("Account"))
        .map(key -> key.text());
    return Stream.concat(changed, related)
        .distinct()
        .filter(key -> !mentioned.contains(key))
        .map(key -> event.name() + " " + key + " not in " + mentioned);
  }
}
