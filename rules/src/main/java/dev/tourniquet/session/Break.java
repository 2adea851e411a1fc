package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.trail.AccountIds;
import java.time.Instant;
import java.util.List;

/**
 * Says at a session that no call held issued: which call is missing, and why it may be.
 *
 * @param at who acts there
 * @param forwarder the service that called on with the identity; empty when the caller called itself
 */
public record Break(Issuer at, String forwarder) {

  public Break {
    requireNonNull(at, "at is null");
    requireNonNull(forwarder, "forwarder is null");
  }

  /** The sentence. */
  public String sentence(List<Coverage> held) {
    if (at.foreign()) {
      return foreign();
    }
    String when = at.issued().map(time -> "at " + time).orElse("at a time its records do not tell");
    return forwarder.isEmpty()
        ? "chain: " + missing() + ", which issued " + what() + " issued " + when
            + ", is not among the events held: " + why(held)
        : "chain: " + forwarder + " called on with this identity, with credentials issued " + when
            + " that no call issues; whose call it acted on is not among the events held: "
            + why(held);
  }

  private String foreign() {
    String[] parts = at.principal().value().split(":", -1);
    String decoded = AccountIds.fromUniqueId(parts[parts.length - 1]);
    String account = parts.length < 2 || parts[1].isEmpty() ? decoded : parts[1];
    return "chain: the caller belongs to account "
        + (account.isEmpty() ? "that its id does not tell" : account)
        + ", and this record tells it by an id alone: the record of the same call in that account, with the same"
        + " sharedEventID, names it where its logs are held";
  }

  private String what() {
    return at.name().session().isEmpty()
        ? "the session"
        : "the session '" + at.name().session() + "'";
  }

  /** The call that would have issued the session, by what kind of session it is. */
  private String missing() {
    String role = at.name().arn().substring(at.name().arn().lastIndexOf('/') + 1);
    if (role.startsWith("AWSReservedSSO_")) {
      return "the AssumeRoleWithSAML of Identity Center";
    }
    if (at.name().arn().contains(":role/aws-service-role/")) {
      return "the AssumeRole of the service itself";
    }
    if (at.name().session().startsWith("i-")) {
      return "the AssumeRole of ec2.amazonaws.com for the instance";
    }
    return switch (kind()) {
      case "role" -> "the AssumeRole";
      case "root" -> "the ConsoleLogin of root, or the AssumeRoot of the management account";
      case "idc" -> "the UserAuthentication of Identity Center";
      case "iamuser" ->
        at.name().session().isEmpty()
            ? "the ConsoleLogin or GetSessionToken"
            : "the GetFederationToken";
      default -> "the call";
    };
  }

  private String kind() {
    String principal = at.principal().value();
    return principal.substring(0, Math.max(0, principal.indexOf(':')));
  }

  private String why(List<Coverage> held) {
    List<Coverage> own =
        held.stream().filter(one -> one.account().equals(at.name().account())).toList();
    if (own.isEmpty()) {
      return "no logs of account " + at.name().account() + " are held";
    }
    Instant from = own.stream().map(Coverage::from).min(Instant::compareTo).orElseThrow();
    if (at.issued().filter(time -> time.isBefore(from)).isPresent()) {
      return "the logs held of account " + at.name().account() + " begin at " + from;
    }
    String regions =
        String.join(", ", own.stream().map(Coverage::region).sorted().toList());
    return "it is recorded in the region whose endpoint was called, often us-east-1, and in the account that called;"
        + " held of account " + at.name().account() + ": " + regions
        + "; or it was not delivered yet";
  }
}
