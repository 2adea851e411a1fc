package dev.tourniquet.config;

import static dev.tourniquet.config.ShareFacts.SHARED;
import static dev.tourniquet.config.ShareFacts.SNAPSHOT;
import static dev.tourniquet.config.ShareFacts.add;
import static dev.tourniquet.config.ShareFacts.at;
import static dev.tourniquet.config.ShareFacts.created;
import static dev.tourniquet.config.ShareFacts.observed;
import static dev.tourniquet.config.ShareFacts.remove;
import static dev.tourniquet.config.ShareFacts.set;
import static dev.tourniquet.config.ShareFacts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls and what AWS described, put together. */
class DescribedFoldTest {

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
    List<AttributeChange> changes = List.of(created("e1", 0), add("e2", 1, "1"));
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
}
