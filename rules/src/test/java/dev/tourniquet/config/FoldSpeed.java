package dev.tourniquet.config;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;

/**
 * How folding grows: ten times the resources, and ten times the facts about one, in seconds of one core. A program of its
 * own, since how fast a machine is is no matter of right and wrong.
 */
final class FoldSpeed {

  private static final Logger LOG = Logger.getLogger(FoldSpeed.class.getName());
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Place PLACE = Place.of("111122223333", "us-east-1");
  private static final Held HELD =
      Held.of(List.of(new Held.Span("111122223333", "us-east-1", START, START.plusSeconds(1))));

  private FoldSpeed() {}

  public static void main(String[] arguments) {
    measure(2_000, 20);
    measure(2_000, 20);
    measure(20_000, 20);
    measure(20, 200);
    measure(20, 2_000);
  }

  private static void measure(int resources, int facts) {
    long before = cpu();
    long changes = 0;
    for (int resource = 0; resource < resources; resource++) {
      changes += folded("snap-" + resource, facts);
    }
    double seconds = (cpu() - before) / 1e9;
    long made = changes;
    LOG.info(() -> String.format(
        Locale.ROOT,
        "%,d resources of %,d facts: %.2f s, %,d changes, %,.0f facts a second",
        resources,
        facts,
        seconds,
        made,
        (double) resources * facts / seconds));
  }

  private static int folded(String id, int facts) {
    ResourceKey key = ResourceTypes.key(PLACE, ResourceTypes.SNAPSHOT, id);
    ResourceFold fold = new ResourceFold(key);
    for (int i = 0; i < facts; i++) {
      Op op = i == 0 ? Op.CREATE : i % 2 == 0 ? Op.REMOVE : Op.ADD;
      fold.add(new AttributeChange(
          key,
          SharingRules.VOLUME,
          op,
          i == 0 ? Json.emptySet() : Json.set(List.of("all")),
          "e" + i,
          START.plusSeconds(60L * i)));
      fold.add(new Write("e" + i, START.plusSeconds(60L * i), "ec2:ModifySnapshotAttribute", "a"));
    }
    if (fold.state().isEmpty()) {
      throw new IllegalStateException("Nothing was folded");
    }
    return fold.changes(HELD).size();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
