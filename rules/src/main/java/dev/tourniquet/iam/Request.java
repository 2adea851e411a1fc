package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * One question of authorisation.
 *
 * @param caller who calls
 * @param action such as {@code s3:GetObject}, letter case does not count
 * @param resource its ARN, or {@code *} for calls that have none
 * @param resourceAccount the account that owns the resource, twelve digits
 * @param context the condition keys of the request
 * @param foldedAction the action in lower case
 */
public record Request(
    Caller caller,
    String action,
    String resource,
    String resourceAccount,
    Context context,
    String foldedAction) {

  public Request {
    requireNonNull(caller, "caller is null");
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(resourceAccount, "resourceAccount is null");
    requireNonNull(context, "context is null");
    foldedAction = action.toLowerCase(Locale.ROOT);
  }

  /** May this caller do this? On a resource of the caller's own account unless the ARN says another. */
  public static Request of(Caller caller, String action, String resource, Context context) {
    String[] fields = resource.split(":", 6);
    boolean named = fields.length == 6 && Caller.isAccount(fields[4]);
    return new Request(caller, action, resource, named ? fields[4] : caller.account(), context, "");
  }

  /** The same question where somebody else owns the resource, whose ARN does not say so. */
  public Request ownedBy(String account) {
    return new Request(caller, action, resource, account, context, foldedAction);
  }

  /** The same question with other condition keys. */
  public Request in(Context other) {
    return new Request(caller, action, resource, resourceAccount, other, foldedAction);
  }

  /** Whether caller and resource belong to one account. */
  boolean withinAccount() {
    return !caller.account().isEmpty() && caller.account().equals(resourceAccount);
  }

  /** The service prefix of the action. */
  String service() {
    int colon = foldedAction.indexOf(':');
    return colon < 0 ? foldedAction : foldedAction.substring(0, colon);
  }
}
