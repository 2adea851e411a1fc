package dev.tourniquet.containment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the two plans of a finding. Nothing here calls AWS. */
public final class Plans {

  private static final Map<String, Action> ACTIONS = Map.ofEntries(
      Map.entry("make-image-private", action(Unshare::image, RegionGuard::images)),
      Map.entry("make-snapshot-private", action(Unshare::snapshot, RegionGuard::snapshots)),
      Map.entry("make-database-snapshot-private", Unshare::database),
      Map.entry("make-document-private", Unshare::document),
      Map.entry("end-resource-share", Unshare::resourceShare),
      Map.entry("block-public-access", new PublicBucket()),
      Map.entry("close-access-point", new AccessPoint()),
      Map.entry("keep-object-versions", Bucket::keepVersions),
      Map.entry("stop-replication", Bucket::stopReplication),
      Map.entry("restore-policy", ResourcePolicy::restore),
      Map.entry("make-database-private", Database::makePrivate),
      Map.entry("close-function", action(s -> s.each(LambdaFunction::close), LambdaFunction::stop)),
      Map.entry("stop-function", LambdaFunction::stop),
      Map.entry("keep-key", EncryptionKey::keep),
      Map.entry("revoke-grant", s -> s.each(EncryptionKey::revokeGrant)),
      Map.entry("isolate-instance", new Isolation()),
      Map.entry("take-back-policy", s -> s.each(Grants::policy)),
      Map.entry("disable-new-credential", s -> s.each(Grants::credential)),
      Map.entry("restore-trust", action(Grants::trust, Grants::sessionsOfRole)),
      Map.entry("restart-logging", s -> s.each(Trail::restart)),
      Map.entry("enable-detector", Trail::enableDetector),
      Map.entry("start-recorder", Trail::startRecorder),
      Map.entry("close-security-group", SecurityGroup::close),
      Map.entry("require-metadata-token", Instance::requireToken),
      Map.entry("undo-change", UndoChange::of),
      Map.entry("end-layer-share", s -> s.each(Unshare::layer)),
      Map.entry(
          "deny-address",
          action(
              s -> SharedAddress.all(s, CallerSteps.least(s), CallerSteps::least),
              s -> SharedAddress.all(s, ServiceControlPolicy.denyAddress(s), CallerSteps::strong))),
      Map.entry(
          "deny-destruction",
          action(
              s -> both(CallerSteps.least(s), Bucket.keepVersions(s)),
              s -> both(Bucket.keepVersions(s), ServiceControlPolicy.denyDestruction(s)))),
      Map.entry("stop-caller", action(CallerSteps::least, s -> List.of())));

  private Plans() {}

  /** Actions that stop the caller already in the least plan; the strongest stops it in its own way. */
  private static final Set<String> STOP_CALLER =
      Set.of("stop-caller", "deny-address", "deny-destruction");

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
    if (s.suspect() && !stopsCaller(s)) {
      least.addAll(CallerSteps.least(s));
    }
    least.addAll(action.evidence(s));
    List<Step> strong = new ArrayList<>(action.before(s));
    strong.addAll(STOP_CALLER.contains(s.action()) ? List.of() : action.least(s));
    strong.addAll(action.more(s));
    strong.addAll(stoppingCaller(s, action.evidence(s)));
    return List.of(new Plan("least", least), new Plan("strong", strong)).stream()
        .filter(plan -> !plan.steps().isEmpty())
        .toList();
  }

  /**
   * Evidence comes after what stops the caller in its account, since the first refusal ends a plan; a group takes longer
   * to give up an instance than these calls do. It comes before what needs the management account: who has no rights
   * there, as is usual, would lose the evidence.
   */
  private static List<Step> stoppingCaller(Situation s, List<Step> evidence) {
    List<Step> steps = new ArrayList<>(evidence);
    int inAccount = 0;
    for (Step step : both(CallerSteps.strong(s), CallerSteps.strongest(s))) {
      boolean above = step.call().service().equals("organizations");
      steps.add(above ? steps.size() : inAccount++, step);
    }
    return steps;
  }

  private static boolean stopsCaller(Situation s) {
    return STOP_CALLER.contains(s.action()) || s.action().equals("isolate-instance");
  }

  private static List<Step> both(List<Step> first, List<Step> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
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
