package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResourceFoldTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ResourceKey SNAPSHOT =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.SNAPSHOT, "snap-1");

  @Test
  void putsARealShareTogether() {
    Event event = RealEvents.named(RealEvents.stratus(), "ModifySnapshotAttribute");
    ResourceFold fold = new ResourceFold(Changes.of(event).get(0).resource());
    Changes.of(event).forEach(fold::add);
    fold.add(Write.of(event));
    assertThat(fold.state()
            .orElseThrow()
            .attribute("createVolumePermission")
            .orElseThrow()
            .known())
        .isEqualTo(Json.set(List.of("098797384747")));
    assertThat(fold.changes(Held.of(List.of()))).singleElement().satisfies(change -> {
      assertThat(change.attribution()).isEqualTo(Attribution.EXACT);
      assertThat(change.events()).containsExactly(event.id());
      assertThat(change.principal()).startsWith("iamuser:");
    });
  }

  @Test
  void keepsTheNewestFactsAndCountsTheRestWhateverTheirOrder() {
    int many = ResourceFold.MOST_CHANGES + 50;
    List<AttributeChange> shares = new ArrayList<>();
    shares.add(new AttributeChange(
        SNAPSHOT, SharingRules.VOLUME, Op.CREATE, Json.emptySet(), "made", START));
    for (int i = 1; i < many; i++) {
      shares.add(new AttributeChange(
          SNAPSHOT,
          SharingRules.VOLUME,
          i % 2 == 0 ? Op.REMOVE : Op.ADD,
          Json.set(List.of("all")),
          "e" + i,
          START.plusSeconds(i)));
    }
    ResourceFold inOrder = folded(shares);
    Collections.shuffle(shares, new Random(1));
    ResourceFold shuffled = folded(shares);
    assertThat(inOrder.leftOut()).isEqualTo(50);
    assertThat(inOrder.state().orElseThrow().attribute(SharingRules.VOLUME).orElseThrow())
        .satisfies(value -> assertThat(value.complete()).isFalse());
    assertThat(shuffled.state()).isEqualTo(inOrder.state());
    assertThat(shuffled.changes(Held.of(List.of()))).isEqualTo(inOrder.changes(Held.of(List.of())));
  }

  @Test
  void aResourceOfWhichNothingIsToldHasNoState() {
    assertThat(new ResourceFold(SNAPSHOT).state()).isEmpty();
  }

  private static ResourceFold folded(List<AttributeChange> changes) {
    ResourceFold fold = new ResourceFold(SNAPSHOT);
    changes.forEach(fold::add);
    return fold;
  }
}
