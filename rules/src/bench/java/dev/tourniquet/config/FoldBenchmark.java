package dev.tourniquet.config;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One snapshot that is shared and taken back again and again: its state and its history, in microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class FoldBenchmark {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ResourceKey SNAPSHOT = ResourceTypes.key(
      Place.of("111122223333", "us-east-1"), ResourceTypes.SNAPSHOT, "snap-0123456789abcdef0");
  private static final Held HELD =
      Held.of(List.of(new Held.Span("111122223333", "us-east-1", START, START.plusSeconds(1))));

  /** How many calls wrote it. */
  @Param({"20", "200", "2000"})
  public int writes;

  /** Folds all of them. */
  @Benchmark
  public List<Attributed> fold() {
    ResourceFold fold = new ResourceFold(SNAPSHOT);
    for (int i = 0; i < writes; i++) {
      Instant time = START.plusSeconds(60L * i);
      Op op = i == 0 ? Op.CREATE : i % 2 == 0 ? Op.REMOVE : Op.ADD;
      fold.add(new AttributeChange(
          SNAPSHOT,
          SharingRules.VOLUME,
          op,
          i == 0 ? Json.emptySet() : Json.set(List.of("all")),
          "e" + i,
          time));
      fold.add(new Write("e" + i, time, "ec2:ModifySnapshotAttribute", "a"));
    }
    return fold.changes(HELD);
  }
}
