package dev.tourniquet.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.AccountIds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads accounts of ours from what {@code organizations list-accounts} printed. */
public final class MemberAccounts {

  private MemberAccounts() {}

  /**
   * The account in the item; empty for items of other operations. An account without a readable join time counts as ours
   * from when the list was taken: an earlier time would need a fact.
   */
  public static Optional<Account> of(InventoryItem item) {
    if (!item.resourceType().equals(ResourceTypes.ACCOUNT) || !AccountIds.isAccountId(item.id())) {
      return Optional.empty();
    }
    Instant joined = instant(item.item().path("JoinedTimestamp")).orElse(item.takenAt());
    return Optional.of(new Account(item.id(), item.name(), "", joined, item.source()));
  }

  /** The AWS CLI prints ISO 8601 in version 2, and seconds since 1970 in version 1 and in raw answers. */
  private static Optional<Instant> instant(JsonNode value) {
    try {
      return value.isNumber()
          ? Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble() * 1_000)))
          : Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
