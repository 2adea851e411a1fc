package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineageTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<ResourceEdge> CHAIN = List.of(
      edge("ami-2", EdgeType.COPY_OF, "ami-1", 500),
      edge("ami-1", EdgeType.HAS_SNAPSHOT, "snap-1", 400),
      edge("snap-1", EdgeType.SNAPSHOT_OF, "vol-1", 300),
      edge("vol-1", EdgeType.ATTACHED_TO, "i-old", 100),
      ending("vol-1", EdgeType.ATTACHED_TO, "i-old", 200),
      edge("vol-1", EdgeType.ATTACHED_TO, "i-prod", 250),
      ending("vol-1", EdgeType.ATTACHED_TO, "i-prod", 350),
      edge("vol-1", EdgeType.ATTACHED_TO, "i-later", 450));

  @Test
  void followsCopiesSnapshotsAndAttachmentsToTheInstanceOfThatTime() {
    Origin origin = lineage(CHAIN).roots(key("ami-2"), at(1_000));
    assertThat(origin.paths()).extracting(path -> path.root().id()).containsExactly("i-prod");
    assertThat(origin.paths().get(0).hops())
        .extracting(hop -> hop.parent().id())
        .containsExactly("ami-1", "snap-1", "vol-1", "i-prod");
    assertThat(origin.gaps()).isEmpty();
  }

  @Test
  void aVolumeIsAskedAboutAtTheTimeOfAsking() {
    assertThat(lineage(CHAIN).roots(key("vol-1"), at(1_000)).paths())
        .extracting(path -> path.root().id())
        .containsExactly("i-later");
  }

  @Test
  void whatAVolumeWasAttachedToLastIsWhereItsContentComesFrom() {
    List<ResourceEdge> edges = List.of(
        edge("vol-1", EdgeType.ATTACHED_TO, "i-old", 100),
        ending("vol-1", EdgeType.ATTACHED_TO, "i-old", 200),
        edge("vol-1", EdgeType.ATTACHED_TO, "i-gone", 250),
        edge("i-gone", EdgeType.DELETED_BY, "i-someone", 350),
        edge("snap-1", EdgeType.SNAPSHOT_OF, "vol-1", 400));
    assertThat(lineage(edges).roots(key("snap-1"), at(1_000)).paths())
        .extracting(path -> path.root().id() + " " + path.confidence())
        .containsExactly("i-gone STRONG");
  }

  @Test
  void whatCameLaterIsNotSeen() {
    assertThat(lineage(CHAIN).roots(key("ami-2"), at(450)).paths()).isEmpty();
  }

  @Test
  void aPathIsAsGoodAsItsWeakestEdgeAndTheBestComesFirst() {
    ResourceEdge weak = new ResourceEdge(
        key("ami-1"),
        key("i-weak"),
        EdgeType.DERIVED_FROM,
        at(1),
        false,
        "d",
        EdgeSource.DESCRIBE,
        Confidence.STRONG);
    List<ResourceEdge> edges = List.of(weak, edge("ami-1", EdgeType.DERIVED_FROM, "i-sure", 2));
    assertThat(lineage(edges).roots(key("ami-1"), at(9)).paths())
        .extracting(path -> path.root().id() + " " + path.confidence())
        .containsExactly("i-sure EXACT", "i-weak STRONG");
  }

  @Test
  void saysWhatWouldTellWhenTheOriginIsUnknown() {
    assertThat(lineage(List.of()).roots(key("ami-1"), at(9)))
        .isEqualTo(new Origin(
            List.of(),
            List.of(
                "origin unknown: ami-1 was created before 2026-03-01 or where we hold no logs; ec2-describe-images.json"
                    + " (SourceInstanceId, SourceImageId, BlockDeviceMappings) in the inventory of its account and region"
                    + " would tell")));
  }

  @Test
  void aTraceThatStopsHalfwayIsShownWithItsGap() {
    Origin origin =
        lineage(List.of(edge("snap-2", EdgeType.COPY_OF, "snap-1", 1))).roots(key("snap-2"), at(9));
    assertThat(origin.paths()).extracting(path -> path.root().id()).containsExactly("snap-1");
    assertThat(origin.gaps())
        .singleElement()
        .asString()
        .startsWith("origin unknown: snap-1 was created before");
  }

  @Test
  void aLoopComesToAnEnd() {
    List<ResourceEdge> loop = List.of(
        edge("ami-1", EdgeType.COPY_OF, "ami-2", 1), edge("ami-2", EdgeType.COPY_OF, "ami-1", 1));
    assertThat(lineage(loop).roots(key("ami-1"), at(9)).paths()).hasSize(1);
  }

  @Test
  void aChainWithoutEndIsCut() {
    List<ResourceEdge> chain = IntStream.range(0, 1_000)
        .mapToObj(i -> edge("ami-" + i, EdgeType.COPY_OF, "ami-" + (i + 1), 1))
        .toList();
    assertThat(lineage(chain).roots(key("ami-0"), at(9)).paths().get(0).hops()).hasSize(16);
  }

  @Test
  void anImageIsGuessedToBeBackedByTheSnapshotsMadeWithIt() {
    List<ResourceEdge> edges = List.of(
        edge("vol-1", EdgeType.ATTACHED_TO, "i-1", 0),
        edge("ami-1", EdgeType.DERIVED_FROM, "i-1", 1_000),
        edge("snap-near", EdgeType.SNAPSHOT_OF, "vol-1", 1_060),
        edge("snap-far", EdgeType.SNAPSHOT_OF, "vol-1", 1_121),
        edge("ami-1", EdgeType.HAS_SNAPSHOT, "snap-named", 1_000));
    assertThat(lineage(edges).backingSnapshots(key("ami-1"), at(5_000)))
        .extracting(edge -> edge.parent().id() + " " + edge.confidence() + " " + edge.source())
        .containsExactly("snap-named EXACT TRAIL", "snap-near WEAK DERIVED");
  }

  @Test
  void aPathNeedsAnEdge() {
    assertThatThrownBy(() -> new OriginPath(key("ami-1"), List.of()))
        .hasMessage(
            "Cannot make a path without an edge: give the edges that lead to " + key("ami-1"));
  }

  @Property(tries = 100)
  void theOrderOfEdgesNeverMatters(@ForAll Random random) {
    List<ResourceEdge> shuffled = new ArrayList<>(CHAIN);
    Collections.shuffle(shuffled, random);
    assertThat(lineage(shuffled).roots(key("ami-2"), at(1_000)))
        .isEqualTo(lineage(CHAIN).roots(key("ami-2"), at(1_000)));
  }

  private static Lineage lineage(List<ResourceEdge> edges) {
    return Lineage.over(edges, START);
  }

  private static ResourceEdge edge(String child, EdgeType type, String parent, long second) {
    return new ResourceEdge(
        key(child),
        key(parent),
        type,
        at(second),
        false,
        child + second,
        EdgeSource.TRAIL,
        Confidence.EXACT);
  }

  private static ResourceEdge ending(String child, EdgeType type, String parent, long second) {
    return new ResourceEdge(
        key(child),
        key(parent),
        type,
        at(second),
        true,
        child + second,
        EdgeSource.TRAIL,
        Confidence.EXACT);
  }

  private static ResourceKey key(String id) {
    String type =
        switch (id.substring(0, id.indexOf('-'))) {
          case "ami" -> ResourceTypes.IMAGE;
          case "snap" -> ResourceTypes.SNAPSHOT;
          case "vol" -> ResourceTypes.VOLUME;
          default -> ResourceTypes.INSTANCE;
        };
    return ResourceTypes.key(Place.of("111122223333", "us-east-1"), type, id);
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
