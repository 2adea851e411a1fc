package dev.tourniquet.inventory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When AWS says that a user or role, or a credential of it, was made. Fields of GetAccountAuthorizationDetails,
 * ListAccessKeys and the credential report, as the IAM references have them, and of AWS Config's items.
 *
 * @param what {@link #PRINCIPAL}, {@link #PASSWORD}, or the access key id
 */
public record MadeDate(String what, Instant at) {

  /** The user or role itself. */
  public static final String PRINCIPAL = "principal";
  /** Its password, as changed last. */
  public static final String PASSWORD = "password";

  public MadeDate {
    requireNonNull(what, "what is null");
    requireNonNull(at, "at is null");
  }

  /** What the item tells; nothing where it has no date that can be read. */
  public static List<MadeDate> of(InventoryItem item) {
    JsonNode json = item.item();
    List<MadeDate> dates = new ArrayList<>();
    switch (item.operation()) {
      case "get-account-authorization-details" -> add(dates, PRINCIPAL, json.path("CreateDate"));
      case "list-access-keys" ->
        add(dates, json.path("AccessKeyId").asText(""), json.path("CreateDate"));
      case CredentialReport.OPERATION -> {
        add(dates, PRINCIPAL, json.path("user_creation_time"));
        add(dates, PASSWORD, json.path("password_last_changed"));
      }
      case InventoryItem.RECORDED ->
        add(dates, PRINCIPAL, json.path("configuration").path("createDate"));
      default -> {}
    }
    return dates;
  }

  private static void add(List<MadeDate> dates, String what, JsonNode date) {
    if (!what.isEmpty()) {
      read(date.asText("")).ifPresent(at -> dates.add(new MadeDate(what, at)));
    }
  }

  /** With {@code Z} or {@code +00:00}: the CLI writes both. Reports say {@code N/A} where there is nothing. */
  private static Optional<Instant> read(String text) {
    return Stream.of(text)
        .filter(date -> date.length() > 10 && date.length() < 40)
        .flatMap(date -> parsed(date).stream())
        .findFirst();
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(OffsetDateTime.parse(date).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
