package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;

/**
 * What a responder wants to know beside the class.
 *
 * @param noResourceConstraint some write or data read is granted on every resource
 * @param noConditionConstraint some write or data read is granted without condition
 * @param exposureActions those that open or share resources, on every resource and without condition, like the next five
 * @param dataReadActions those that read what is inside
 * @param destructiveActions those that destroy data
 * @param defenseEvasionActions those that blind the defenders
 * @param computeActions those that start computing
 * @param credentialActions those that return or make credentials
 * @param crossAccountTrust a role that principals outside its account may assume
 * @param rootUser the account's root user
 * @param hasBoundary a permissions boundary hangs on it
 * @param scpSeen service control policies were collected and counted
 */
public record Flags(
    boolean noResourceConstraint,
    boolean noConditionConstraint,
    List<String> exposureActions,
    List<String> dataReadActions,
    List<String> destructiveActions,
    List<String> defenseEvasionActions,
    List<String> computeActions,
    List<String> credentialActions,
    boolean crossAccountTrust,
    boolean rootUser,
    boolean hasBoundary,
    boolean scpSeen)
    implements Serializable {

  public Flags {
    exposureActions = List.copyOf(exposureActions);
    dataReadActions = List.copyOf(dataReadActions);
    destructiveActions = List.copyOf(destructiveActions);
    defenseEvasionActions = List.copyOf(defenseEvasionActions);
    computeActions = List.copyOf(computeActions);
    credentialActions = List.copyOf(credentialActions);
  }

  static Flags of(Subject subject) {
    Grants effective = subject.reach().effective();
    BitSet free = effective.free();
    BitSet serious = ActionCatalog.AWS.writes();
    serious.or(SensitiveActions.DATA_READ.numbers());
    return new Flags(
        serious.intersects(effective.open()),
        serious.intersects(free) || serious.intersects(effective.bounded()),
        SensitiveActions.EXPOSURE.among(free),
        dataReads(free),
        SensitiveActions.DESTRUCTIVE.among(free),
        SensitiveActions.DEFENSE_EVASION.among(free),
        SensitiveActions.COMPUTE.among(free),
        SensitiveActions.CREDENTIALS.among(free),
        subject.entity().map(Flags::trustsOthers).orElse(false),
        subject.caller().kind() == Caller.Kind.ROOT,
        subject.layers().has(Layer.BOUNDARY)
            || subject.layers().uncollected().contains(Layer.BOUNDARY),
        !subject.layers().scpLevels().isEmpty());
  }

  private static List<String> dataReads(BitSet free) {
    BitSet both = SensitiveActions.DATA_READ.numbers();
    both.or(SensitiveActions.DATA_GLIMPSE.numbers());
    both.and(free);
    return both.stream().mapToObj(ActionCatalog.AWS::name).toList();
  }

  private static boolean trustsOthers(IamEntity role) {
    String own = role.caller().account();
    return role.trust().stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .flatMap(statement -> statement.principals().names().stream())
        .filter(name -> name.type().equals(PrincipalName.AWS))
        .anyMatch(name ->
            name.isEveryone() || (!name.account().isEmpty() && !name.account().equals(own)));
  }
}
