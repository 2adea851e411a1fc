package dev.tourniquet.config;

import static dev.tourniquet.config.ShareFacts.add;
import static dev.tourniquet.config.ShareFacts.at;
import static dev.tourniquet.config.ShareFacts.change;
import static dev.tourniquet.config.ShareFacts.created;
import static dev.tourniquet.config.ShareFacts.remove;
import static dev.tourniquet.config.ShareFacts.set;
import static dev.tourniquet.config.ShareFacts.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {

  @Test
  void aCreatedSnapshotIsWhollyKnown() {
    Value value = value(List.of(created("e1", 0), add("e2", 10, "all")), 20);
    assertThat(value.known()).isEqualTo(set("all"));
    assertThat(value.complete()).isTrue();
    assertThat(value.evidence()).containsExactly("e1", "e2");
    assertThat(value.asOf()).isEqualTo(at(10));
    assertThat(value.has("999988887777")).isEqualTo(Presence.NO);
  }

  @Test
  void withoutABeginningItIsAtLeastThese() {
    Value value = value(List.of(add("e1", 0, "1"), remove("e2", 5, "2")), 20);
    assertThat(value.known()).isEqualTo(set("1"));
    assertThat(value.complete()).isFalse();
    assertThat(List.of(value.has("1"), value.has("2"), value.has("3")))
        .containsExactly(Presence.YES, Presence.NO, Presence.UNKNOWN);
  }

  @Test
  void sharedTakenBackAndSharedAgainIsShared() {
    List<AttributeChange> changes = List.of(
        created("e1", 0), add("e2", 10, "all"), remove("e3", 20, "all"), add("e4", 30, "all"));
    assertThat(value(changes, 25).has("all")).isEqualTo(Presence.NO);
    assertThat(value(changes, 30).has("all")).isEqualTo(Presence.YES);
  }

  @Test
  void aResetLeavesNobody() {
    Value value = value(List.of(add("e1", 0, "1"), change("e2", 5, Op.RESET, Json.emptySet())), 9);
    assertThat(value.known()).isEqualTo(Json.emptySet());
    assertThat(value.complete()).isTrue();
    assertThat(value.evidence()).containsExactly("e2");
  }
}
