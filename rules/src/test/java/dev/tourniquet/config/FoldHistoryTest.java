package dev.tourniquet.config;

import static dev.tourniquet.config.ShareFacts.SHARED;
import static dev.tourniquet.config.ShareFacts.SNAPSHOT;
import static dev.tourniquet.config.ShareFacts.add;
import static dev.tourniquet.config.ShareFacts.at;
import static dev.tourniquet.config.ShareFacts.change;
import static dev.tourniquet.config.ShareFacts.created;
import static dev.tourniquet.config.ShareFacts.remove;
import static dev.tourniquet.config.ShareFacts.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each call changed. */
class FoldHistoryTest {

  @Test
  void aNameCreatedAgainIsAnotherResource() {
    List<AttributeChange> changes = List.of(
        created("e1", 0),
        add("e2", 1, "1"),
        change("e3", 5, Op.DELETE, Json.missing()),
        created("e4", 9));
    State gone = Fold.states(changes, List.of(), at(6)).get(SNAPSHOT);
    assertThat(gone.exists()).isEqualTo(Presence.NO);
    assertThat(gone.attributes()).isEmpty();
    State again = Fold.states(changes, List.of(), at(10)).get(SNAPSHOT);
    assertThat(again.incarnation()).isEqualTo(2);
    assertThat(again.exists()).isEqualTo(Presence.YES);
    assertThat(again.attributes().get(SHARED).known()).isEqualTo(Json.emptySet());
  }

  @Test
  void theHistorySaysWhatEachCallChanged() {
    assertThat(Fold.history(
            List.of(created("e1", 0), add("e2", 1, "1"), add("e3", 2, "1"), remove("e4", 3, "1")),
            List.of(),
            at(9)))
        .containsExactly(
            new Change(
                SNAPSHOT,
                at(1),
                "createVolumePermission[1]",
                Json.missing(),
                Json.textNode("1"),
                "e2",
                false,
                made(1, Json.emptySet())),
            new Change(
                SNAPSHOT,
                at(3),
                "createVolumePermission[1]",
                Json.textNode("1"),
                Json.missing(),
                "e4",
                false,
                made(3, set("1"))));
  }

  @Test
  void theHistorySaysWhenNobodyKnowsWhatWasBefore() {
    assertThat(Fold.history(List.of(remove("e1", 1, "1")), List.of(), at(9)))
        .containsExactly(new Change(
            SNAPSHOT,
            at(1),
            "createVolumePermission[1]",
            Json.nothing(),
            Json.missing(),
            "e1",
            false,
            made(1, Json.missing())));
  }

  private static Change.Cause made(long second, JsonNode whole) {
    return new Change.Cause(ChangeSource.TRAIL, SHARED, at(second), false, whole);
  }
}
