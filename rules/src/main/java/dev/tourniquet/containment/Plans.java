package dev.tourniquet.containment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Makes the two plans of a finding. Nothing here calls AWS. */
public final class Plans {

  private static final Map<String, Action> ACTIONS = Map.ofEntries(
      Map.entry("make-image-private", action(Unshare::image, RegionGuard::images)),
      Map.entry("make-snapshot-private", action(Unshare::snapshot, RegionGuard::snapshots)),
      Map.entry("make-database-snapshot-private", Unshare::database),
      Map.entry("block-public-access", Bucket::blockPublicAccess),
      Map.entry("take-back-policy", Grants::policy),
      Map.entry("disable-new-credential", Grants::credential),
      Map.entry("restore-trust", action(Grants::trust, Grants::sessionsOfRole)),
      Map.entry("restart-logging", Trail::restart),
      Map.entry("close-security-group", SecurityGroup::close),
      Map.entry("stop-caller", action(CallerSteps::least, s -> List.of())));

  private Plans() {}

  /** Names that a rule may give after {@code contain:}. */
  public static Set<String> actions() {
    return ACTIONS.keySet();
  }

  /**
   * The least disruptive plan and the strongest. A plan without a step is left out. The least plan touches the caller
   * only when it is suspect; the strongest always does.
   */
  public static List<Plan> of(Situation s) {
    Action action = ACTIONS.getOrDefault(s.action(), none -> List.of());
    List<Step> least = new ArrayList<>(action.least(s));
    if (s.suspect() && !s.action().equals("stop-caller")) {
      least.addAll(CallerSteps.least(s));
    }
    List<Step> strong =
        new ArrayList<>(s.action().equals("stop-caller") ? List.of() : action.least(s));
    strong.addAll(action.more(s));
    strong.addAll(CallerSteps.strong(s));
    return List.of(new Plan("least", least), new Plan("strong", strong)).stream()
        .filter(plan -> !plan.steps().isEmpty())
        .toList();
  }

  private static Action action(
      Function<Situation, List<Step>> least, Function<Situation, List<Step>> more) {
    return new Action() {
      @Override
      public List<Step> least(Situation s) {
        return least.apply(s);
      }

      @Override
      public List<Step> more(Situation s) {
        return more.apply(s);
      }
    };
  }
}
