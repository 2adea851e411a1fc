package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an event says about every resource it names only by id or name.
 *
 * @param owner the account whose resources they are, as far as the event tells
 */
record Scope(
    Event event,
    String service,
    Operation operation,
    String partition,
    String region,
    String owner) {

  private static final int LONGEST = 64;

  static Scope of(Event event) {
    return new Scope(
        event,
        event.service(),
        Operation.of(event.operation()),
        partition(event),
        plain(event.region()),
        owner(event));
  }

  /** The same in another region: where the source of a copy lies. */
  Scope in(String otherRegion) {
    return new Scope(event, service, operation, partition, plain(otherRegion), owner);
  }

  /** The same for another owner. */
  Scope ownedBy(String account) {
    return new Scope(event, service, operation, partition, region, plain(account));
  }

  /** The listed resources' account when they have one, else whose trail it is. Not the caller's: it may be a stranger. */
  private static String owner(Event event) {
    String listed = "";
    for (JsonNode resource : event.record().path("resources")) {
      String account = AccountIds.listed(resource);
      if (!listed.isEmpty() && !account.isEmpty() && !account.equals(listed)) {
        return plain(event.account());
      }
      listed = Identity.first(listed, account);
    }
    return plain(Identity.first(listed, event.account()));
  }

  private static String partition(Event event) {
    Identity identity = Identity.of(event);
    String caller = Arn.read(Identity.first(identity.issuerArn(), identity.arn()))
        .map(Arn::partition)
        .orElse("");
    return caller.isEmpty() ? Partition.ofRegion(event.region()) : caller;
  }

  /** Text that is safe as a part of a key; anything else, which AWS does not write, counts as absent. */
  private static String plain(String text) {
    return text.length() <= LONGEST && text.indexOf('|') < 0 ? text : "";
  }
}
