package dev.tourniquet.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Presence;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.triage.exposure.Acls;
import dev.tourniquet.triage.exposure.Grantee;
import dev.tourniquet.triage.exposure.StillIn;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every check on a resource's state. */
final class StateChecks {

  private static final String BUCKET = "AWS::S3::Bucket";
  private static final Set<String> POLICIES = Set.of(
      "AWS::KMS::Key",
      "AWS::SQS::Queue",
      "AWS::SNS::Topic",
      "AWS::SecretsManager::Secret",
      "AWS::ECR::Repository",
      "AWS::EFS::FileSystem",
      "AWS::Backup::BackupVault",
      "AWS::DynamoDB::Table",
      "AWS::Lambda::Function",
      "AWS::S3::AccessPoint");
  /** Sets of accounts that a copy is shared with, by type. */
  private static final Map<String, String> SHARES = Map.of(
      "AWS::EC2::Image", "launchPermission",
      "AWS::EC2::Snapshot", "createVolumePermission",
      "AWS::RDS::DBSnapshot", "restore",
      "AWS::RDS::DBClusterSnapshot", "restore");

  static final List<StateCheck> ALL = List.of(
      new StateCheck(
          "bucket-public",
          "Bucket is public",
          Set.of(BUCKET),
          List.of("policy", "acl", "publicAccessBlock", "ownership"),
          StateChecks::publicBucket),
      new StateCheck(
          "shared-with-everyone",
          "Shared with everyone",
          SHARES.keySet(),
          List.copyOf(Set.copyOf(SHARES.values())),
          state -> shared(state, "all"::equals)),
      new StateCheck(
          "shared-with-account",
          "Shared with another account",
          SHARES.keySet(),
          List.copyOf(Set.copyOf(SHARES.values())),
          state -> shared(state, who -> !who.equals("all"))),
      new StateCheck(
          "policy-opens",
          "Policy lets outsiders in",
          POLICIES,
          List.of("policy"),
          state -> outsiders(state, "policy")),
      new StateCheck(
          "trust-opens",
          "Role trusts outsiders",
          Set.of("AWS::IAM::Role"),
          List.of("trust"),
          state -> outsiders(state, "trust")),
      is(
          "trail-stopped",
          "Trail does not record",
          "AWS::CloudTrail::Trail logging",
          value -> !value.asBoolean(true)),
      is(
          "database-public",
          "Database can be reached from the Internet",
          "AWS::RDS::DBInstance publiclyAccessible",
          JsonNode::asBoolean),
      is(
          "function-url-open",
          "URL of the function asks for no credentials",
          "AWS::Lambda::Function url",
          value -> value.asText().equals("NONE")),
      is(
          "key-unusable",
          "Key is disabled or waits for deletion",
          "AWS::KMS::Key state",
          value -> !value.asText().equals("Enabled")),
      is(
          "group-open",
          "Group lets the whole Internet in beside the Web",
          "AWS::EC2::SecurityGroup rules",
          StateChecks::opensToTheWorld),
      is(
          "account-block-off",
          "Account does not block public access",
          "AWS::S3::AccountPublicAccessBlock publicAccessBlock",
          value -> value.toString().contains("false")));

  private StateChecks() {}

  private static StateCheck is(String id, String title, String what, Predicate<JsonNode> bad) {
    String[] parts = what.split(" ", 2);
    return new StateCheck(
        id, title, Set.of(parts[0]), List.of(parts[1]), state -> readable(state, parts[1])
            .map(value -> of(bad.test(value.known())))
            .orElse(Presence.UNKNOWN));
  }

  private static Presence publicBucket(State state) {
    return or(
        and(outsidersAreEveryone(state), not(flag(state, "RestrictPublicBuckets"))),
        and(
            readable(state, "acl")
                .map(value -> of(Acls.isPublic(value.known())))
                .orElse(Presence.UNKNOWN),
            and(
                not(flag(state, "IgnorePublicAcls")),
                readable(state, "ownership")
                    .map(value -> of(!value.known().asText().equals("BucketOwnerEnforced")))
                    .orElse(Presence.UNKNOWN))));
  }

  private static Presence outsidersAreEveryone(State state) {
    return readable(state, "policy")
        .map(value -> of(StillIn.outsiders(value, state.resource()).stream()
            .anyMatch(one -> one.kind() == Grantee.Kind.PUBLIC)))
        .orElse(Presence.UNKNOWN);
  }

  private static Presence flag(State state, String flag) {
    return readable(state, "publicAccessBlock")
        .map(value -> of(value.known().path(flag).asBoolean(false)))
        .orElse(Presence.UNKNOWN);
  }

  private static Presence shared(State state, Predicate<String> with) {
    Optional<Value> value = state.attribute(SHARES.get(state.resource().type()));
    if (value.isEmpty() || !value.get().readable() || value.get().ambiguousOrder()) {
      return Presence.UNKNOWN;
    }
    for (JsonNode who : value.get().known()) {
      if (with.test(who.asText())) {
        return Presence.YES;
      }
    }
    return value.get().complete() ? Presence.NO : Presence.UNKNOWN;
  }

  private static Presence outsiders(State state, String attribute) {
    return readable(state, attribute)
        .map(value -> of(!StillIn.outsiders(value, state.resource()).isEmpty()))
        .orElse(Presence.UNKNOWN);
  }

  /** Such as {@code ingress tcp 22-22 0.0.0.0/0}. */
  private static boolean opensToTheWorld(JsonNode rules) {
    for (Iterator<String> names = rules.fieldNames(); names.hasNext(); ) {
      String[] parts = names.next().split(" ", -1);
      boolean web = parts.length > 2 && parts[2].matches("80-80|443-443");
      if (parts[0].equals("ingress") && parts[parts.length - 1].endsWith("/0") && !web) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Value> readable(State state, String attribute) {
    return state
        .attribute(attribute)
        .filter(value -> value.readable() && value.complete() && !value.ambiguousOrder());
  }

  private static Presence of(boolean yes) {
    return yes ? Presence.YES : Presence.NO;
  }

  private static Presence not(Presence one) {
    return one == Presence.UNKNOWN ? one : of(one == Presence.NO);
  }

  private static Presence and(Presence one, Presence other) {
    if (one == Presence.NO || other == Presence.NO) {
      return Presence.NO;
    }
    return one == Presence.YES && other == Presence.YES ? Presence.YES : Presence.UNKNOWN;
  }

  private static Presence or(Presence one, Presence other) {
    return not(and(not(one), not(other)));
  }
}
