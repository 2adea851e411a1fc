package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** One issue of credentials: by which call, by whom, and what is told of the new credentials. */
public record Issue(IssueKind kind, IssuingCall call, Issuer issuer, Issued issued, Terms terms)
    implements Serializable {

  public Issue {
    requireNonNull(kind, "kind is null");
    requireNonNull(call, "call is null");
    requireNonNull(issuer, "issuer is null");
    requireNonNull(issued, "issued is null");
    requireNonNull(terms, "terms is null");
  }

  /** The session whose key is known from the call alone; empty for all others. */
  public String knownSession() {
    return switch (kind) {
      case ACCESS_KEY -> "key:" + issued.accessKeyId();
      case EXIT_ROLE -> issuer.session().value();
      default -> "";
    };
  }

  /** The last moment at which the credentials can be seen for the first time. */
  Instant lastFirstUse() {
    Duration asked = Duration.ofSeconds(Math.min(terms.seconds(), 400_000));
    return call.time().plus(asked.compareTo(kind.longest()) > 0 ? asked : kind.longest());
  }
}
