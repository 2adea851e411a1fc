package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.IamAccount.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Answers "may this principal do this?" from an inventory. */
public final class Can {

  private static final Policy ANYONE = PolicyReader.read(
      "not collected",
      "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}");

  private Can() {}

  /**
   * The answer and how far it can be trusted.
   *
   * @param decision what the collected policies decide
   * @param gaps what was not collected and may change it
   */
  public record Answer(Decision decision, List<Gap> gaps) {
    public Answer {
      requireNonNull(decision, "decision is null");
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * Decides with the condition keys that the inventory itself tells; every other key is unknown.
   *
   * @param principal an ARN, an account id, a service name, or {@code *}
   * @param action such as {@code s3:GetObject}
   * @param resource its ARN, or {@code *}
   */
  public static Answer ask(
      IamInventory inventory, String principal, String action, String resource) {
    Caller caller = Caller.of(principal);
    Context context = PrincipalContext.of(inventory, caller, SessionTags.UNSEEN);
    return ask(inventory, Request.of(caller, action, resource, context));
  }

  /** Decides a request with its own condition keys. */
  public static Answer ask(IamInventory inventory, Request request) {
    Known known = inventory.known(request.caller());
    Layers layers =
        known.layers().with(Layer.RCP, inventory.organization().rcps(request.resourceAccount()));
    Optional<Policy> guard = inventory.policyOf(request.resource());
    layers = guard.isPresent()
        ? layers.with(Layer.RESOURCE, List.of(guard.get()))
        : layers.notCollected(Layer.RESOURCE);
    Decision decision = open(request, layers, guard.isEmpty());
    List<Gap> gaps = new ArrayList<>(known.gaps());
    if (guard.isEmpty()) {
      gaps.add(resourceGap(request));
    }
    if (decision.outcome() == Outcome.MAYBE) {
      gaps.add(new Gap(GapCode.CONDITION_UNEVALUATED, String.join(", ", decision.unmetKeys())));
      gaps.addAll(tagGap(request.caller(), decision));
    }
    return new Answer(decision, gaps);
  }

  /**
   * What the policies decide. For whoever has none of its own, as the anonymous and services, the policy of the resource
   * decides alone: where it was not collected, that is left open. For users and roles what was collected decides, as in
   * IAMSpy's cases; that more was not collected is a gap beside.
   */
  private static Decision open(Request request, Layers layers, boolean unguarded) {
    Decision decision = Authorizer.decide(request, layers);
    boolean hasOwn = request.caller().isUser() || request.caller().isRole();
    if (decision.outcome() != Outcome.IMPLICITLY_DENIED
        || hasOwn
        || !unguarded
        || !CollectedGuards.guards(request)) {
      return decision;
    }
    Decision best = Authorizer.decide(request, layers.with(Layer.RESOURCE, List.of(ANYONE)));
    Set<String> missing = new TreeSet<>(best.unmetKeys());
    missing.add(Authorizer.RESOURCE_POLICY);
    return best.outcome() == Outcome.ALLOWED || best.outcome() == Outcome.MAYBE
        ? new Decision(Outcome.MAYBE, Layer.RESOURCE, List.of(), missing)
        : decision;
  }

  private static List<Gap> tagGap(Caller caller, Decision decision) {
    boolean byTags = decision.unmetKeys().stream().anyMatch(PrincipalContext::isAboutTag);
    return byTags && PrincipalContext.isSession(caller)
        ? List.of(new Gap(GapCode.SESSION_TAGS_UNSEEN, caller.arn()))
        : List.of();
  }

  private static Gap resourceGap(Request request) {
    boolean key = request.service().equals("kms");
    return new Gap(
        key ? GapCode.KMS_KEY_POLICY_MISSING : GapCode.RESOURCE_POLICIES_NOT_COLLECTED,
        request.resource());
  }
}
