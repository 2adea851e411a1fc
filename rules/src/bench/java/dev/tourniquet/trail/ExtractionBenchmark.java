package dev.tourniquet.trail;

import dev.tourniquet.config.AttributeChange;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.RealEvents;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.session.Issue;
import dev.tourniquet.session.Issues;
import dev.tourniquet.session.SessionFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Facts out of events, in events a second of one thread: real writes of Stratus Red Team and Invictus in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ExtractionBenchmark {
  private final List<Event> events = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private int next;

  /** All that the lake keeps of one event beside its columns. */
  public record Facts(
      EventKeys keys,
      List<Mention> resources,
      List<ResourceEdge> edges,
      List<AttributeChange> changes,
      List<Issue> issues,
      Optional<SessionFacts> session) {}

  /** Reads the events. */
  @Setup
  public void read() {
    events.addAll(RealEvents.stratus());
    events.addAll(RealEvents.invictus());
    events.forEach(event -> texts.add(event.record().toString()));
  }

  /** JSON alone, to compare with. */
  @Benchmark
  public Event parse() {
    return Event.parse(texts.get(next()));
  }

  /** Who: principal, session, actor, credential and address. */
  @Benchmark
  public EventKeys identities() {
    return EventKeys.of(events.get(next()));
  }

  /** What: every resource that the event names. */
  @Benchmark
  public List<Mention> resources() {
    return Mentions.of(events.get(next())).all();
  }

  /** Relations between resources. */
  @Benchmark
  public List<ResourceEdge> edges() {
    return Edges.of(events.get(next()));
  }

  /** What the event did to attributes of resources. */
  @Benchmark
  public List<AttributeChange> changes() {
    return Changes.of(events.get(next()));
  }

  /** All facts of an event that is parsed. */
  @Benchmark
  public Facts facts() {
    return facts(events.get(next()));
  }

  /** All facts from the JSON on. */
  @Benchmark
  public Facts parseAndFacts() {
    return facts(Event.parse(texts.get(next())));
  }

  private static Facts facts(Event event) {
    return new Facts(
        EventKeys.of(event),
        Mentions.of(event).all(),
        Edges.of(event),
        Changes.of(event),
        Issues.of(event),
        SessionFacts.of(event));
  }

  private int next() {
    next = (next + 1) % events.size();
    return next;
  }
}
