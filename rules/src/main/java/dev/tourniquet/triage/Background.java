package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.History;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.session.SessionChain;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What was known beside the calls.
 *
 * @param actor what is held of the principal that leads the case: writes that name it and its inventory
 * @param permissions what that principal may do
 * @param chain where the session that leads the case came from
 */
public record Background(
    Organization organization,
    History history,
    List<Coverage> coverage,
    ResourceFile actor,
    CallerPermissions permissions,
    SessionChain chain)
    implements Serializable {
  public Background {
    requireNonNull(organization, "organization is null");
    requireNonNull(history, "history is null");
    coverage = List.copyOf(coverage);
    requireNonNull(actor, "actor is null");
    requireNonNull(permissions, "permissions is null");
    requireNonNull(chain, "chain is null");
  }

  /** What was known where no session is followed. */
  public Background(
      Organization organization,
      History history,
      List<Coverage> coverage,
      ResourceFile actor,
      CallerPermissions permissions) {
    this(organization, history, coverage, actor, permissions, SessionChain.NONE);
  }

  /** The same with where the session came from. */
  public Background with(SessionChain other) {
    return new Background(organization, history, coverage, actor, permissions, other);
  }

  /** What the logs hold, without the regions of which it is only known that their logs are gone. */
  public List<Coverage> held() {
    return coverage.stream().filter(Coverage::isHeld).toList();
  }

  Background with(History other) {
    return new Background(organization, other, coverage, actor, permissions, chain);
  }

  Background until(Instant asOf) {
    return new Background(
        organization, history, coverage, actor.until(asOf), permissions, chain.until(asOf));
  }
}
