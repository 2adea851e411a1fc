package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FoldTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ResourceKey SNAPSHOT =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.SNAPSHOT, "snap-1");
  private static final String SHARED = "createVolumePermission";

  @Test
  void aCreatedSnapshotIsWhollyKnown() {
    Value value = value(List.of(create("e1", 0), add("e2", 10, "all")), 20);
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
        create("e1", 0), add("e2", 10, "all"), remove("e3", 20, "all"), add("e4", 30, "all"));
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

  @Test
  void whatWasDescribedMakesLaterFoldsComplete() {
    Value value = Fold.states(List.of(add("e2", 10, "2")), List.of(observed(5, "1")), at(20))
        .get(SNAPSHOT)
        .attributes()
        .get(SHARED);
    assertThat(value.known()).isEqualTo(set("1", "2"));
    assertThat(value.complete()).isTrue();
    assertThat(value.source()).isEqualTo("ec2 describe-snapshot-attribute");
    assertThat(value.disagreements()).isEmpty();
  }

  @Test
  void whatHappenedBeforeItWasDescribedIsNotAppliedAgain() {
    Value value = Fold.states(
            List.of(add("e1", 1, "1"), remove("e2", 2, "1")), List.of(observed(5, "1")), at(20))
        .get(SNAPSHOT)
        .attributes()
        .get(SHARED);
    assertThat(value.known()).isEqualTo(set("1"));
  }

  @Test
  void aDescriptionThatTheEventsDoNotLeadToIsKeptAsAFact() {
    List<AttributeChange> changes = List.of(create("e1", 0), add("e2", 1, "1"));
    Value value = Fold.states(changes, List.of(observed(5, "1", "2")), at(20))
        .get(SNAPSHOT)
        .attributes()
        .get(SHARED);
    assertThat(value.disagreements())
        .containsExactly(
            new Disagreement(at(5), set("1"), set("1", "2"), "ec2 describe-snapshot-attribute"));
    assertThat(Fold.history(changes, List.of(observed(5, "1", "2")), at(20)))
        .extracting(Change::path, Change::eventId)
        .contains(tuple("createVolumePermission[2]", "ec2 describe-snapshot-attribute"));
  }

  @Test
  void aDescriptionThatKnowsMoreThanIncompleteEventsIsNoDisagreement() {
    Value value = Fold.states(List.of(add("e1", 1, "1")), List.of(observed(5, "1", "2")), at(20))
        .get(SNAPSHOT)
        .attributes()
        .get(SHARED);
    assertThat(value.disagreements()).isEmpty();
  }

  @Test
  void rulesThatAreDescribedWithoutTheirIdsAgreeAndKeepThem() {
    ResourceKey group = ResourceTypes.key(
        Place.of("111122223333", "us-east-1"), ResourceTypes.SECURITY_GROUP, "sg-1");
    String name = "ingress tcp 22-22 0.0.0.0/0";
    JsonNode identified = Json.entry(name, Json.object().put("ruleId", "sgr-1"));
    List<AttributeChange> changes = List.of(
        new AttributeChange(group, "rules", Op.CREATE, Json.object(), "e1", at(0)),
        new AttributeChange(group, "rules", Op.ADD, identified, "e2", at(1)),
        new AttributeChange(group, "rules", Op.REMOVE, set("sgr-1"), "e3", at(9)));
    List<Observed> base =
        List.of(new Observed(group, "rules", Json.entry(name, Json.object()), at(5), "described"));
    Value open = Fold.states(changes, base, at(8)).get(group).attributes().get("rules");
    assertThat(open.disagreements()).isEmpty();
    assertThat(open.has(name)).isEqualTo(Presence.YES);
    Value closed = Fold.states(changes, base, at(9)).get(group).attributes().get("rules");
    assertThat(closed.has(name)).isEqualTo(Presence.NO);
  }

  @Test
  void writesOfOneSecondHaveNoOrder() {
    Value value = value(List.of(create("e0", 0), add("e2", 7, "all"), remove("e1", 7, "all")), 10);
    assertThat(value.ambiguousOrder()).isTrue();
    assertThat(value.known()).isEqualTo(set("all"));
    assertThat(value.alternatives()).containsExactly(Json.emptySet());
    assertThat(value.has("all")).isEqualTo(Presence.UNKNOWN);
  }

  @Test
  void writesOfOneSecondThatDoNotTouchEachOtherAreNotAmbiguous() {
    Value value = value(List.of(create("e0", 0), add("e2", 7, "1"), add("e1", 7, "2")), 10);
    assertThat(value.ambiguousOrder()).isFalse();
    assertThat(value.known()).isEqualTo(set("1", "2"));
  }

  @Test
  void creationComesFirstWhateverItsEventId() {
    Value value = value(List.of(create("e9", 7), add("e1", 7, "1")), 10);
    assertThat(value.ambiguousOrder()).isFalse();
    assertThat(value.known()).isEqualTo(set("1"));
  }

  @Test
  void aLaterWholeValueEndsTheAmbiguity() {
    Value value = value(
        List.of(
            create("e0", 0),
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

  @Test
  void aNameCreatedAgainIsAnotherResource() {
    List<AttributeChange> changes = List.of(
        create("e1", 0),
        add("e2", 1, "1"),
        change("e3", 5, Op.DELETE, Json.missing()),
        create("e4", 9));
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
            List.of(create("e1", 0), add("e2", 1, "1"), add("e3", 2, "1"), remove("e4", 3, "1")),
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

  @Property(tries = 300)
  void theOrderOfTheInputNeverMatters(
      @ForAll("facts") List<AttributeChange> changes, @ForAll Random random) {
    List<AttributeChange> shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, random);
    List<Observed> base = List.of(observed(7, "1"), observed(15, "2"));
    assertThat(Fold.states(shuffled, base, at(30))).isEqualTo(Fold.states(changes, base, at(30)));
    assertThat(Fold.history(shuffled, base, at(30))).isEqualTo(Fold.history(changes, base, at(30)));
  }

  @Property(tries = 300)
  void nothingLaterChangesTheAnswer(
      @ForAll("facts") List<AttributeChange> changes, @ForAll @IntRange(max = 20) int asOf) {
    List<AttributeChange> past =
        changes.stream().filter(change -> !change.time().isAfter(at(asOf))).toList();
    List<Observed> later = List.of(observed(21, "9"));
    assertThat(Fold.history(changes, later, at(asOf)))
        .isEqualTo(Fold.history(past, List.of(), at(asOf)));
    assertThat(Fold.states(changes, later, at(asOf)))
        .isEqualTo(Fold.states(past, List.of(), at(asOf)));
  }

  @Property(tries = 300)
  void whatIsGivenTwiceCountsOnce(@ForAll("facts") List<AttributeChange> changes) {
    List<AttributeChange> twice =
        Stream.concat(changes.stream(), changes.stream()).toList();
    assertThat(Fold.states(twice, List.of(), at(30)))
        .isEqualTo(Fold.states(changes, List.of(), at(30)));
  }

  @Provide
  Arbitrary<List<AttributeChange>> facts() {
    Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 20);
    Arbitrary<Op> ops = Arbitraries.of(Op.values());
    Arbitrary<String> accounts = Arbitraries.of("1", "2", "all");
    Arbitrary<Integer> ids = Arbitraries.integers().between(0, 1_000);
    return Combinators.combine(ids, seconds, ops, accounts)
        .as((id, second, op, account) ->
            change("e" + id, second, op, op == Op.DELETE ? Json.missing() : set(account)))
        .list()
        .ofMaxSize(12);
  }

  private static Value value(List<AttributeChange> changes, long asOf) {
    return Fold.states(changes, List.of(), at(asOf)).get(SNAPSHOT).attributes().get(SHARED);
  }

  private static AttributeChange create(String id, long second) {
    return change(id, second, Op.CREATE, Json.emptySet());
  }

  private static AttributeChange add(String id, long second, String account) {
    return change(id, second, Op.ADD, set(account));
  }

  private static AttributeChange remove(String id, long second, String account) {
    return change(id, second, Op.REMOVE, set(account));
  }

  private static AttributeChange change(String id, long second, Op op, JsonNode value) {
    return new AttributeChange(SNAPSHOT, SHARED, op, value, id, at(second));
  }

  private static Change.Cause made(long second, JsonNode whole) {
    return new Change.Cause(ChangeSource.TRAIL, SHARED, at(second), false, whole);
  }

  private static Observed observed(long second, String... accounts) {
    return new Observed(
        SNAPSHOT, SHARED, set(accounts), at(second), "ec2 describe-snapshot-attribute");
  }

  private static JsonNode set(String... texts) {
    var array = JsonNodeFactory.instance.arrayNode();
    Stream.of(texts).sorted().forEach(array::add);
    return array;
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
