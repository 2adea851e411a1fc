package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** Decisions about the shared authorisation cases one after the other, and assessments of whole policies. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class DecisionBenchmark {
  private final List<JsonNode> texts = new ArrayList<>();
  private final List<CanCases.Case> cases = new ArrayList<>();
  private final List<Policy> policies = new ArrayList<>();
  private int next;

  /** Reads what is decided about. */
  @Setup
  public void read() throws IOException {
    texts.addAll(GoldenCasesTest.cases());
    texts.forEach(one -> cases.add(CanCases.read(one)));
    for (String name : List.of(
        "PowerUserAccess", "AdministratorAccess-AWSElasticBeanstalk", "DatabaseAdministrator")) {
      policies.add(CalibrationTest.managed(name));
    }
  }

  /** One decision, its policies read and prepared beforehand, as an assessment takes thousands of them. */
  @Benchmark
  public Decision decide() {
    return cases.get(next(cases.size())).decide();
  }

  /** One decision from the text of its policies on, as {@code can --cases} takes it. */
  @Benchmark
  public Decision readAndDecide() {
    return CanCases.decide(texts.get(next(texts.size())));
  }

  /** One user with one managed policy: its class, flags, ways to escalate and the sentence. */
  @Benchmark
  public Assessment assess() {
    Policy policy = policies.get(next(policies.size()));
    return Assessor.assess(Caller.of(Ask.ALICE), Layers.ofIdentity(List.of(policy)));
  }

  private int next(int size) {
    next = (next + 1) % size;
    return next;
  }
}
