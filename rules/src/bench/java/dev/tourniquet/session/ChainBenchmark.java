package dev.tourniquet.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sessions that assume roles one after the other: each is joined to the call that issued it. In milliseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ChainBenchmark {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int LONGEST = 4;

  /** How many sessions; each makes one call, which issues the next of its chain. */
  @Param({"500", "5000"})
  public int sessions;

  private final List<Event> events = new ArrayList<>();

  /** Writes the calls: a user begins each chain. */
  @Setup
  public void write() {
    for (int i = 0; i < sessions; i++) {
      events.add(Event.parse(call(i).toString()));
    }
  }

  /** Finds every edge. */
  @Benchmark
  public List<SessionEdge> edges() {
    return SessionEdges.among(events);
  }

  private static ObjectNode call(int i) {
    Instant time = START.plusSeconds(i);
    ObjectNode call = JsonNodeFactory.instance
        .objectNode()
        .put("eventID", "e" + i)
        .put("eventTime", time.toString())
        .put("eventSource", "sts.amazonaws.com")
        .put("eventName", "AssumeRole")
        .put("awsRegion", "us-east-1")
        .put("recipientAccountId", "111122223333");
    caller(call.putObject("userIdentity"), i);
    call.putObject("requestParameters")
        .put("roleArn", "arn:aws:iam::111122223333:role/r" + i)
        .put("roleSessionName", "s" + i);
    ObjectNode answer = call.putObject("responseElements");
    answer.putObject("credentials").put("accessKeyId", key(i));
    answer
        .putObject("assumedRoleUser")
        .put("assumedRoleId", "AROA" + i + ":s" + i)
        .put("arn", "arn:aws:sts::111122223333:assumed-role/r" + i + "/s" + i);
    return call;
  }

  private static void caller(ObjectNode caller, int i) {
    if (i % LONGEST == 0) {
      caller
          .put("type", "IAMUser")
          .put("principalId", "AIDA" + i)
          .put("arn", "arn:aws:iam::111122223333:user/u" + i)
          .put("accountId", "111122223333")
          .put("userName", "u" + i)
          .put("accessKeyId", "AKIA" + i);
      return;
    }
    int by = i - 1;
    caller
        .put("type", "AssumedRole")
        .put("principalId", "AROA" + by + ":s" + by)
        .put("arn", "arn:aws:sts::111122223333:assumed-role/r" + by + "/s" + by)
        .put("accountId", "111122223333")
        .put("accessKeyId", key(by));
    ObjectNode context = caller.putObject("sessionContext");
    context
        .putObject("sessionIssuer")
        .put("type", "Role")
        .put("principalId", "AROA" + by)
        .put("arn", "arn:aws:iam::111122223333:role/r" + by)
        .put("accountId", "111122223333")
        .put("userName", "r" + by);
    context.putObject("attributes").put("creationDate", START.plusSeconds(by).toString());
  }

  private static String key(int i) {
    return "ASIA" + i;
  }
}
