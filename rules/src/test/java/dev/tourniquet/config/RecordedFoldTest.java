package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls and what AWS Config recorded, folded together. */
class RecordedFoldTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final ResourceKey BUCKET =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.BUCKET, "b");
  private static final String OWNERSHIP = "ownership";

  @Test
  void anItemThatTheCallsLeadToIsNoChangeAndTheNewBase() {
    List<AttributeChange> calls = List.of(set("e1", 0, "ObjectWriter"));
    List<Observed> items = List.of(recorded(300, "ObjectWriter"));
    assertThat(Fold.history(calls, items, at(999)))
        .extracting(Change::eventId)
        .containsExactly("e1");
    Value value = value(calls, items);
    assertThat(value.source()).isEqualTo("config item");
    assertThat(value.disagreements()).isEmpty();
  }

  @Test
  void anItemThatNoCallLeadsToIsAChangeOutsideTheLogs() {
    List<AttributeChange> calls = List.of(set("e1", 0, "ObjectWriter"));
    List<Observed> items = List.of(recorded(3_000, "BucketOwnerEnforced"));
    assertThat(Fold.history(calls, items, at(9_999)))
        .extracting(
            Change::eventId,
            change -> change.cause().source(),
            change -> change.cause().since(),
            change -> change.before().asText(),
            change -> change.after().asText())
        .containsExactly(
            tuple("e1", ChangeSource.TRAIL, at(0), "null", "ObjectWriter"),
            tuple(
                "config item", ChangeSource.CONFIG, at(0), "ObjectWriter", "BucketOwnerEnforced"));
    assertThat(value(calls, items).disagreements()).hasSize(1);
  }

  @Test
  void anItemOvertakenByACallWithinTwoMinutesIsNoDisagreement() {
    List<AttributeChange> calls =
        List.of(set("e1", 0, "ObjectWriter"), set("e2", 500, "BucketOwnerEnforced"));
    List<Observed> stale = List.of(recorded(600, "ObjectWriter"));
    List<Observed> early = List.of(recorded(400, "BucketOwnerEnforced"));
    for (List<Observed> items : List.of(stale, early)) {
      Value value = value(calls, items);
      assertThat(value.known().asText()).isEqualTo("BucketOwnerEnforced");
      assertThat(value.disagreements()).isEmpty();
      assertThat(Fold.history(calls, items, at(9_999)))
          .extracting(Change::eventId)
          .containsExactly("e1", "e2");
    }
  }

  @Test
  void anItemStalerThanTwoMinutesIsOne() {
    List<AttributeChange> calls =
        List.of(set("e1", 0, "ObjectWriter"), set("e2", 500, "BucketOwnerEnforced"));
    assertThat(value(calls, List.of(recorded(700, "ObjectWriter"))).disagreements())
        .hasSize(1);
  }

  @Test
  void anAnswerOfADescribingCallIsTrueAtItsSecond() {
    List<AttributeChange> calls =
        List.of(set("e1", 0, "ObjectWriter"), set("e2", 500, "BucketOwnerEnforced"));
    Observed answer =
        new Observed(BUCKET, OWNERSHIP, Json.textNode("ObjectWriter"), at(600), "s3api get");
    assertThat(value(calls, List.of(answer)).disagreements()).hasSize(1);
  }

  @Test
  void whatTheRecorderFindsFirstIsABaselineAndNoChange() {
    assertThat(Fold.history(List.of(), List.of(recorded(5, "ObjectWriter")), at(99)))
        .isEmpty();
  }

  @Test
  void aResourceThatTheRecorderSawGoneIsGoneWithEveryAttribute() {
    List<AttributeChange> calls = List.of(set("e1", 0, "ObjectWriter"));
    List<Observed> items = List.of(Observed.gone(BUCKET, at(3_000), "config item"));
    State state = Fold.states(calls, items, at(9_999)).get(BUCKET);
    assertThat(state.exists()).isEqualTo(Presence.NO);
    assertThat(state.attributes()).isEmpty();
    assertThat(state.deletions()).containsExactly(new State.Deletion(at(3_000), "config item"));
    assertThat(Fold.history(calls, items, at(9_999)))
        .extracting(Change::path, change -> change.after().isMissingNode(), Change::eventId)
        .contains(tuple(OWNERSHIP, true, "config item"));
  }

  @Test
  void aDeletingCallAndTheItemThatShowsItAreOneDeletion() {
    List<AttributeChange> calls = List.of(
        set("e1", 0, "ObjectWriter"),
        new AttributeChange(BUCKET, "policy", Op.DELETE, Json.missing(), "e2", at(600)));
    List<Observed> items = List.of(Observed.gone(BUCKET, at(900), "config item"));
    State state = Fold.states(calls, items, at(9_999)).get(BUCKET);
    assertThat(state.deletions()).containsExactly(new State.Deletion(at(600), "e2"));
    assertThat(Fold.history(calls, items, at(9_999)))
        .extracting(Change::eventId)
        .doesNotContain("config item");
  }

  @Test
  void aDeletionEndsAttributesThatNoRuleEndsByItself() {
    List<AttributeChange> calls = List.of(
        set("e1", 0, "ObjectWriter"),
        new AttributeChange(BUCKET, "policy", Op.DELETE, Json.missing(), "e2", at(600)));
    assertThat(Fold.states(calls, List.of(), at(999)).get(BUCKET).attributes()).isEmpty();
  }

  @Test
  void aValueThatWasLeftOutOfTheLogIsNotKnownAnyMore() {
    List<AttributeChange> calls = List.of(
        set("e1", 0, "ObjectWriter"),
        new AttributeChange(BUCKET, OWNERSHIP, Op.UNREADABLE, Json.missing(), "e2", at(600)));
    Value value = value(calls, List.of());
    assertThat(value.readable()).isFalse();
    assertThat(value.complete()).isFalse();
    assertThat(value.evidence()).containsExactly("e2");
    assertThat(Fold.history(calls, List.of(), at(999)))
        .last()
        .extracting(
            change -> change.before().asText(), change -> change.after().isNull(), Change::eventId)
        .containsExactly("ObjectWriter", true, "e2");
  }

  @Test
  void whatIsWrittenAfterwardsIsKnownAgain() {
    List<AttributeChange> calls = List.of(
        new AttributeChange(BUCKET, OWNERSHIP, Op.UNREADABLE, Json.missing(), "e1", at(0)),
        set("e2", 600, "ObjectWriter"));
    assertThat(value(calls, List.of()).complete()).isTrue();
  }

  @Test
  void statementsAreAddedToAPolicyAndTakenOutByTheirId() {
    JsonNode both = PolicyParts.with(
        PolicyParts.ofStatement(Json.object().put("Sid", "a")),
        PolicyParts.ofStatement(Json.object().put("Sid", "b")));
    AttributeChange made =
        new AttributeChange(BUCKET, "policy", Op.CREATE, Json.nothing(), "e0", at(0));
    AttributeChange added = new AttributeChange(BUCKET, "policy", Op.ADD, both, "e1", at(1));
    AttributeChange removed =
        new AttributeChange(BUCKET, "policy", Op.REMOVE, Json.set(List.of("a")), "e2", at(2));
    Value value = Fold.states(List.of(made, added, removed), List.of(), at(9))
        .get(BUCKET)
        .attributes()
        .get("policy");
    assertThat(value.complete()).isTrue();
    assertThat(value.known().toString()).isEqualTo("{\"Statement\":[{\"Sid\":\"b\"}]}");
    assertThat(Fold.history(List.of(made, added, removed), List.of(), at(9)))
        .last()
        .extracting(Change::path)
        .isEqualTo("policy[a]");
  }

  private static Value value(List<AttributeChange> calls, List<Observed> items) {
    return Fold.states(calls, items, at(9_999)).get(BUCKET).attributes().get(OWNERSHIP);
  }

  private static AttributeChange set(String event, long second, String value) {
    return new AttributeChange(BUCKET, OWNERSHIP, Op.SET, Json.textNode(value), event, at(second));
  }

  private static Observed recorded(long second, String value) {
    return new Observed(
        BUCKET, OWNERSHIP, Json.textNode(value), at(second), "config item", Via.CONFIG);
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
