package dev.tourniquet.iam;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition makes of "everyone". Only a positive operator that fails without the key, on a key that tells who
 * calls or from where, with fixed values, narrows; aws:SecureTransport, aws:Referer, aws:UserAgent, kms:ViaService,
 * aws:ResourceAccount, aws:CalledVia and the like say nothing about the caller.
 */
final class Narrowing {

  private static final Set<String> ORGANIZATIONS = Set.of(
      "aws:principalorgid",
      "aws:principalorgpaths",
      "aws:sourceorgid",
      "aws:sourceorgpaths",
      "aws:vpceorgid",
      "aws:vpceorgpaths");
  private static final Set<String> ACCOUNTS = Set.of(
      "aws:principalaccount",
      "aws:sourceaccount",
      "aws:sourceowner",
      "aws:vpceaccount",
      "kms:calleraccount",
      "s3:dataaccesspointaccount");
  private static final Set<String> ARNS =
      Set.of("aws:principalarn", "aws:sourcearn", "s3:dataaccesspointarn");
  private static final Set<String> ENDPOINTS = Set.of("aws:sourcevpc", "aws:sourcevpce");
  private static final Set<String> EXACT = Set.of(
      "STRING_EQUALS",
      "STRING_EQUALS_IGNORE_CASE",
      "STRING_LIKE",
      "ARN_EQUALS",
      "ARN_LIKE",
      "IP_ADDRESS",
      "BOOL");

  private final Owner owner;

  Narrowing(Owner owner) {
    this.owner = owner;
  }

  /** Who is left of everyone, or empty when the condition does not narrow. */
  Optional<Exposure> of(Condition condition) {
    OperatorUse use = condition.use();
    boolean positive = EXACT.contains(use.operator().name());
    boolean strict = !use.ifExists() && use.qualifier() != OperatorUse.Qualifier.ALL;
    return positive && strict ? ofKey(condition) : Optional.empty();
  }

  /** Who is left when everyone who does not meet the condition is denied, or empty when that does not narrow. */
  Optional<Exposure> ofDenied(Condition condition) {
    return condition.use().isNegated() && condition.use().qualifier() == OperatorUse.Qualifier.NONE
        ? ofKey(condition)
        : Optional.empty();
  }

  private Optional<Exposure> ofKey(Condition condition) {
    String key = Context.fold(condition.key());
    Optional<Names> names = names(key);
    if (names.isPresent()) {
      return names.get().left(condition);
    }
    if (ENDPOINTS.contains(key)) {
      return when(condition.everyValue(Narrowing::isFixed), Audience.VPC_ONLY);
    }
    return switch (key) {
      case "aws:userid" -> when(condition.everyValue(Narrowing::isOneUser), Audience.OWN);
      case "aws:sourceip" ->
        when(condition.everyValue(Narrowing::isNarrowNetwork), Audience.VPC_ONLY);
      case "lambda:functionurlauthtype" ->
        when(condition.everyValue("AWS_IAM"::equals), Audience.OWN);
      case "elasticfilesystem:accessedviamounttarget" ->
        when(condition.everyValue("true"::equalsIgnoreCase), Audience.VPC_ONLY);
      default -> Optional.empty();
    };
  }

  private static Optional<Exposure> when(boolean narrows, Audience audience) {
    return narrows
        ? Optional.of(new Exposure(audience, Set.of(), Set.of(), List.of(), List.of()))
        : Optional.empty();
  }

  private Optional<Names> names(String key) {
    if (ORGANIZATIONS.contains(key)) {
      return Optional.of(
          new Names(Narrowing::organization, id -> id.equals(owner.organization()), Audience.ORG));
    }
    if (ACCOUNTS.contains(key)) {
      return Optional.of(new Names(Narrowing::account, owner::owns, Audience.OWN));
    }
    return ARNS.contains(key)
        ? Optional.of(new Names(Narrowing::accountOfArn, owner::owns, Audience.OWN))
        : Optional.empty();
  }

  /** Who is not ours of those whom a condition names, however loosely it holds everyone to them. */
  Set<String> strangers(Condition condition) {
    return names(Context.fold(condition.key()))
        .filter(names -> !condition.use().isNegated())
        .map(names -> names.strangers(condition))
        .orElse(Set.of());
  }

  /** The organization of an id or a path; wildcards below it do not matter. */
  private static String organization(String value) {
    String id = value.split("/", 2)[0];
    return isFixed(id) ? id : "";
  }

  private static String account(String value) {
    return Caller.isAccount(value) ? value : "";
  }

  private static String accountOfArn(String value) {
    String[] fields = value.split(":", 6);
    return fields.length == 6 ? account(fields[4]) : "";
  }

  /** Without a wildcard, and without a policy variable: {@code ${aws:userid}} is what every caller brings along. */
  static boolean isFixed(String value) {
    return !value.isEmpty()
        && value.indexOf('*') < 0
        && value.indexOf('?') < 0
        && !value.contains("${");
  }

  // Source: Amazon S3 User Guide, "The meaning of public": a fixed value, or AROLEID:* for the
  // sessions of one role; whatever begins with a letter is nearly everyone.
  private static boolean isOneUser(String value) {
    return isFixed(value.split(":", 2)[0]);
  }

  // Source: Amazon S3 User Guide, "The meaning of public": wide ranges count as public, private
  // ones do not.
  private static boolean isNarrowNetwork(String value) {
    return Network.parse(value)
        .map(network -> network.isPrivate() || network.prefixLength() > (network.isIpv4() ? 8 : 32))
        .orElse(false);
  }
}
