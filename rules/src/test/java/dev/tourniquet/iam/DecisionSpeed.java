package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * How many decisions a second one thread takes, with policies read and prepared beforehand, and how long one assessment
 * takes. Run the main method with the test classpath.
 */
final class DecisionSpeed {

  private static final Logger LOG = Logger.getLogger(DecisionSpeed.class.getName());
  private static final int ROUNDS = 400;

  private DecisionSpeed() {}

  public static void main(String[] args) throws IOException {
    List<CanCases.Case> cases = new ArrayList<>();
    for (JsonNode one : GoldenCasesTest.cases()) {
      cases.add(CanCases.read(one));
    }
    IntStream.range(0, ROUNDS).forEach(i -> decideAll(cases));
    long begin = System.nanoTime();
    long allowed = IntStream.range(0, ROUNDS).mapToLong(i -> decideAll(cases)).sum();
    double seconds = (System.nanoTime() - begin) / 1e9;
    LOG.info(() -> "%.0f decisions/s over the shared cases (%d allowed)"
        .formatted(ROUNDS * cases.size() / seconds, allowed / ROUNDS));
    assessments();
  }

  private static void assessments() throws IOException {
    List<Policy> policies = List.of(
        CalibrationTest.managed("PowerUserAccess"),
        CalibrationTest.managed("AdministratorAccess-AWSElasticBeanstalk"),
        CalibrationTest.managed("DatabaseAdministrator"));
    int rounds = 60;
    IntStream.range(0, rounds).forEach(i -> assess(policies));
    long begin = System.nanoTime();
    IntStream.range(0, rounds).forEach(i -> assess(policies));
    double millis = (System.nanoTime() - begin) / 1e6 / rounds / policies.size();
    LOG.info(() -> "%.1f ms for one assessment of a managed policy".formatted(millis));
  }

  private static void assess(List<Policy> policies) {
    policies.forEach(
        policy -> Assessor.assess(Caller.of(Ask.ALICE), Layers.ofIdentity(List.of(policy))));
  }

  private static long decideAll(List<CanCases.Case> cases) {
    return cases.stream()
        .filter(one -> Authorizer.decide(one.request(), one.layers()).outcome() == Outcome.ALLOWED)
        .count();
  }
}
