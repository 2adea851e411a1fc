package dev.tourniquet.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The condition keys of a principal that an inventory, and the call that issued its session, tell. */
final class PrincipalContext {

  private static final String TAG = "aws:PrincipalTag/";

  private PrincipalContext() {}

  /**
   * The keys. Tags of a session take the place of those of its role with the same key, whatever its letter case; which
   * those are is unknown where nobody saw the session issued.
   */
  static Context of(IamInventory inventory, Caller caller, SessionTags session) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    if (!caller.account().isEmpty()) {
      keys.put("aws:PrincipalAccount", List.of(caller.account()));
    }
    Optional<IamEntity> entity = inventory.entity(caller);
    boolean unseen = isSession(caller) && !session.seen();
    // What CloudTrail tells of a federated user are not the keys of its user.
    entity
        .filter(found -> caller.kind() != Caller.Kind.FEDERATED_USER)
        .ifPresent(found -> keys.putAll(keys(found)));
    entity.filter(found -> !unseen).ifPresent(found -> keys.putAll(tags(found.tags())));
    keys.putAll(tags(session.tags()));
    boolean ours = inventory.accounts().containsKey(caller.account());
    if (ours && !inventory.organization().id().isEmpty()) {
      keys.put("aws:PrincipalOrgID", List.of(inventory.organization().id()));
    }
    return entity.isPresent() && !unseen ? Context.open(keys).closedBelow(TAG) : Context.open(keys);
  }

  /** Whether it may bring tags of its own. */
  static boolean isSession(Caller caller) {
    return caller.kind() == Caller.Kind.ROLE_SESSION || caller.kind() == Caller.Kind.FEDERATED_USER;
  }

  /** Whether a condition key, or the text of a statement, is about a tag of the principal. */
  static boolean isAboutTag(String text) {
    return Context.fold(text).contains(Context.fold(TAG));
  }

  private static Map<String, List<String>> tags(Map<String, String> tags) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    tags.forEach((key, value) -> keys.put(TAG + key, List.of(value)));
    return keys;
  }

  private static Map<String, List<String>> keys(IamEntity entity) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    boolean role = entity.caller().isRole();
    keys.put("aws:PrincipalArn", List.of(entity.arn()));
    keys.put("aws:PrincipalType", List.of(role ? "AssumedRole" : "User"));
    if (!role) {
      keys.put("aws:username", List.of(entity.caller().name()));
      keys.put("aws:userid", List.of(entity.id()));
    }
    return keys;
  }
}
