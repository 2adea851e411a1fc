package dev.tourniquet.triage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Is the caller still who it was? A sign that it is not, strong or two of the weak, makes the condition; how much the
 * caller may do makes it a life threat. That what it may do is not known calms nobody.
 */
final class Compromise implements Question {

  static final String INSTANCE = "compromised-instance";
  private static final int WEAK_NEEDED = 2;

  @Override
  public String name() {
    return "compromise";
  }

  @Override
  public Answer ask(Case c) {
    List<Indicator> found = found(c);
    Privilege privilege = Privilege.of(c);
    Set<Weight> weights = EnumSet.of(Weight.CONDITION);
    List<String> text = new ArrayList<>(List.of(intro(c, found)));
    List<String> evidence = new ArrayList<>(List.of(c.lead().id()));
    List<String> gaps = new ArrayList<>();
    for (Indicator indicator : found) {
      weights.add(indicator.clue().weight());
      text.add(indicator.clue().text());
      evidence.addAll(indicator.clue().evidence());
      gaps.addAll(indicator.clue().gaps());
    }
    if (isThreat(c, privilege)) {
      weights.add(Weight.LIFE_THREAT);
    }
    if ((privilege != Privilege.ADMIN && !isInstance(c))
        || found.stream().noneMatch(Indicator::strong)) {
      weights.add(Weight.SHORT_OF_ADMIN);
    }
    if (privilege == Privilege.UNKNOWN) {
      gaps.add(unknown(c));
    }
    return new Answer(
        String.join(" ", text),
        Reading.MAYBE,
        weights,
        evidence.stream().distinct().toList(),
        gaps.stream().distinct().toList());
  }

  /** Whether signs enough hold, and nothing known says that the caller may not do what makes it matter. */
  static boolean isProven(Case c) {
    List<Indicator> found = found(c);
    boolean signs = isInstance(c)
        ? !found.isEmpty()
        : found.size() >= WEAK_NEEDED || found.stream().anyMatch(Indicator::strong);
    return signs && !Privilege.of(c).ends(isInstance(c));
  }

  private static boolean isThreat(Case c, Privilege privilege) {
    return switch (privilege) {
      case ADMIN, HIGH -> !isInstance(c) || InstanceIndicators.isOff(c);
      case SOME -> isInstance(c) && InstanceIndicators.isOff(c);
      case LOOKS, NONE, UNKNOWN -> false;
    };
  }

  private static List<Indicator> found(Case c) {
    return isInstance(c) ? InstanceIndicators.of(c) : Indicators.of(c);
  }

  private static boolean isInstance(Case c) {
    return c.rule().lifeThreat().equals(INSTANCE);
  }

  private static String intro(Case c, List<Indicator> found) {
    long strong = found.stream().filter(Indicator::strong).count();
    return "%s may not be itself from %s on: %s, %s."
        .formatted(
            c.callerName(),
            Words.time(c.triggers().get(0).time().orElseThrow()),
            Words.count(strong, "strong sign"),
            Words.count(found.size() - strong, "weak one"));
  }

  private static String unknown(Case c) {
    CallerPermissions permissions = c.background().permissions();
    return permissions.known()
        ? "compromise: %s is %s by what was collected and may be %s, so how much is at stake is not known; the gaps of its permissions say what is missing"
            .formatted(c.callerName(), permissions.permissionClass(), permissions.atMost())
        : "compromise: what %s may do is not known, so how much is at stake is not either; iam get-account-authorization-details in the inventory would tell"
            .formatted(c.callerName());
  }
}
