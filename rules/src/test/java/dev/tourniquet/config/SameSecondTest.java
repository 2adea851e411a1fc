package dev.tourniquet.config;

import static dev.tourniquet.config.ShareFacts.add;
import static dev.tourniquet.config.ShareFacts.change;
import static dev.tourniquet.config.ShareFacts.created;
import static dev.tourniquet.config.ShareFacts.remove;
import static dev.tourniquet.config.ShareFacts.set;
import static dev.tourniquet.config.ShareFacts.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CloudTrail tells the second of a call, no more. */
class SameSecondTest {

  @Test
  void writesOfOneSecondHaveNoOrder() {
    Value value = value(List.of(created("e0", 0), add("e2", 7, "all"), remove("e1", 7, "all")), 10);
    assertThat(value.ambiguousOrder()).isTrue();
    assertThat(value.known()).isEqualTo(set("all"));
    assertThat(value.alternatives()).containsExactly(Json.emptySet());
    assertThat(value.has("all")).isEqualTo(Presence.UNKNOWN);
  }

  @Test
  void eachOfManyWritesOfOneSecondMayHaveBeenTheLast() {
    List<AttributeChange> many =
        List.of(whole("e1"), whole("e2"), whole("e3", "all"), whole("e4"), whole("e5"));
    Value value = value(many, 10);
    assertThat(value.known()).isEqualTo(Json.emptySet());
    assertThat(value.alternatives()).containsExactly(set("all"));
    assertThat(value.has("all")).isEqualTo(Presence.UNKNOWN);
  }

  private static AttributeChange whole(String id, String... accounts) {
    return change(id, 7, Op.SET, set(accounts));
  }

  @Test
  void writesOfOneSecondThatDoNotTouchEachOtherAreNotAmbiguous() {
    Value value = value(List.of(created("e0", 0), add("e2", 7, "1"), add("e1", 7, "2")), 10);
    assertThat(value.ambiguousOrder()).isFalse();
    assertThat(value.known()).isEqualTo(set("1", "2"));
  }

  @Test
  void creationComesFirstWhateverItsEventId() {
    Value value = value(List.of(created("e9", 7), add("e1", 7, "1")), 10);
    assertThat(value.ambiguousOrder()).isFalse();
    assertThat(value.known()).isEqualTo(set("1"));
  }

  @Test
  void aLaterWholeValueEndsTheAmbiguity() {
    Value value = value(
        List.of(
            created("e0", 0),
            add("e2", 7, "all"),
            remove("e1", 7, "all"),
            change("e3", 8, Op.RESET, Json.emptySet())),
        10);
    assertThat(value.ambiguousOrder()).isFalse();
  }

  @Test
  void aRealUserMadeAdminAndGivenAKeyWithinOneSecondIsWhollyKnown() {
    List<AttributeChange> changes = RealEvents.stratus().stream()
        .filter(event -> event.text("requestParameters.userName").equals("malicious-iam-user"))
        .flatMap(event -> Changes.of(event).stream())
        .toList();
    State state =
        Fold.states(changes, List.of(), Instant.MAX).values().iterator().next();
    assertThat(state.exists()).isEqualTo(Presence.YES);
    assertThat(state.incarnation()).isEqualTo(1);
    assertThat(state.attributes().get("attachedPolicies").known())
        .isEqualTo(set("arn:aws:iam::aws:policy/AdministratorAccess"));
    assertThat(state.attributes().get("accessKeys").known().toString())
        .isEqualTo("{\"AKIAXAFZN8JEPF6L682H\":\"Active\"}");
    assertThat(state.attributes().values())
        .allMatch(Value::complete)
        .noneMatch(Value::ambiguousOrder);
  }
}
