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

  /** All four keep something out; one that a request leaves out is off. */
  private static final List<String> BLOCKS =
      List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

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
          value -> value.valueStream().anyMatch(asks -> asks.asText().equals("NONE"))),
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
          block -> BLOCKS.stream().anyMatch(flag -> !block.path(flag).asBoolean(false))));

  private StateChecks() {}

  private static StateCheck is(String id, String title, String what, Predicate<JsonNode> bad) {
    String[] parts = what.split(" ", 2);
    return new StateCheck(
        id,
        title,
        Set.of(parts[0]),
        List.of(parts[1]),
        state -> judged(state, parts[1], value -> bad.test(value.known())));
  }

  private static Presence publicBucket(State state) {
    Presence byPolicy = and(
        judged(state, "policy", value -> isPublic(value, state)),
        not(flag(state, "RestrictPublicBuckets")));
    Presence byAcl = and(
        judged(state, "acl", value -> Acls.isPublic(value.known())),
        and(not(flag(state, "IgnorePublicAcls")), judged(state, "ownership", value -> !value
            .known()
            .asText()
            .equals("BucketOwnerEnforced"))));
    return or(byPolicy, byAcl);
  }

  private static boolean isPublic(Value policy, State state) {
    return StillIn.outsiders(policy, state.resource()).stream()
        .anyMatch(one -> one.kind() == Grantee.Kind.PUBLIC);
  }

  private static Presence flag(State state, String flag) {
    return judged(state, "publicAccessBlock", value -> value.known().path(flag).asBoolean(false));
  }

  private static Presence shared(State state, Predicate<String> with) {
    return judged(
        state,
        SHARES.get(state.resource().type()),
        value -> value.known().valueStream().anyMatch(who -> with.test(who.asText())));
  }

  private static Presence outsiders(State state, String attribute) {
    return judged(
        state, attribute, value -> !StillIn.outsiders(value, state.resource()).isEmpty());
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

  /** What is bad is so whatever else there may be; that nothing is needs the whole value. */
  private static Presence judged(State state, String attribute, Predicate<Value> bad) {
    Optional<Value> value = state
        .attribute(attribute)
        .filter(one -> !one.known().isMissingNode() && !one.ambiguousOrder());
    if (value.filter(bad).isPresent()) {
      return Presence.YES;
    }
    return value.filter(Value::complete).isPresent() ? Presence.NO : Presence.UNKNOWN;
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
