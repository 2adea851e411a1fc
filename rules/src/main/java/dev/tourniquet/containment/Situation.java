package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Change;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a plan is made for.
 *
 * @param action name of the action that the rule asks for; may be empty
 * @param account owner of the resource
 * @param open who is to lose access, as AWS writes them: accounts, {@code all}, ARNs of organizations
 * @param before attributes of the resource before the trigger, by name, as far as they are known
 * @param now attributes of the resource as of the plan, as far as they are known
 * @param changes what the triggers changed, as far as it is known
 * @param trigger the call that opened it
 * @param inForce every such call whose effect is not known to be over, the newest first
 * @param time of the plan: sessions issued before are revoked
 * @param activity who used the caller's rights and the resource before
 * @param responders ARNs of principals that no deny may lock out
 * @param suspect whether the caller looks like someone else using its credentials
 */
public record Situation(
    String action,
    ResourceKey resource,
    String account,
    List<String> open,
    Map<String, JsonNode> before,
    Map<String, JsonNode> now,
    List<Change> changes,
    Event trigger,
    List<Event> inForce,
    Caller caller,
    Instant time,
    Activity activity,
    List<String> responders,
    boolean suspect)
    implements Serializable {
  public Situation {
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(account, "account is null");
    open = List.copyOf(open);
    before = Map.copyOf(before);
    now = Map.copyOf(now);
    changes = List.copyOf(changes);
    requireNonNull(trigger, "trigger is null");
    inForce = List.copyOf(inForce);
    requireNonNull(caller, "caller is null");
    requireNonNull(time, "time is null");
    requireNonNull(activity, "activity is null");
    responders = List.copyOf(responders);
  }

  Step step(Call call, Call inverse, List<Call> save, List<String> cautions) {
    return new Step(account, resource.region(), call, inverse, save, cautions, List.of());
  }

  /** The same situation about another caller. */
  Situation about(Caller other, Activity ofOther) {
    return with(trigger, other, ofOther);
  }

  private Situation with(Event one, Caller other, Activity ofOther) {
    return new Situation(
        action,
        resource,
        account,
        open,
        before,
        now,
        changes,
        one,
        inForce,
        other,
        time,
        ofOther,
        responders,
        suspect);
  }

  /** The steps for each call that is in force, the newest first; a call that several ask for is made once. */
  List<Step> each(Function<Situation, List<Step>> ofOne) {
    Map<Call, Step> steps = new LinkedHashMap<>();
    inForce.stream()
        .flatMap(one -> ofOne.apply(with(one, caller, activity)).stream())
        .forEach(step -> steps.putIfAbsent(step.call(), step));
    return List.copyOf(steps.values());
  }

  /** Who outside the account is seen using the resource. */
  List<String> strangersOnResource() {
    return activity.strangersOnResource(account, time);
  }
}
