package dev.tourniquet.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is given access, as a key. Some are no resources: everyone, an AWS service, another cloud's identity provider. */
final class Principals {

  /** Anyone on the internet. */
  static final ResourceKey EVERYONE = new ResourceKey("Everyone", "", "", "global", "*");

  /** Anyone with an AWS account, which anyone can have. */
  static final ResourceKey ANY_AWS_ACCOUNT =
      new ResourceKey("Everyone", "", "", "global", "authenticated-users");

  private static final int CANONICAL_USER = 64;
  private static final int MOST = 100;

  private static final Map<String, ResourceKey> GROUPS = Map.of(
      "*", EVERYONE,
      "all", EVERYONE,
      "public-read", EVERYONE,
      "public-read-write", EVERYONE,
      "http://acs.amazonaws.com/groups/global/AllUsers", EVERYONE,
      "authenticated-read", ANY_AWS_ACCOUNT,
      "http://acs.amazonaws.com/groups/global/AuthenticatedUsers", ANY_AWS_ACCOUNT);

  /** S3's other prepared lists grant nothing beyond the owners and S3 itself. */
  private static final String OWN_LISTS =
      "private bucket-owner-read bucket-owner-full-control log-delivery-write aws-exec-read";

  private Principals() {}

  /** Each principal in a value; S3's grant headers list them as {@code uri="…", id="…"}. */
  static List<String> texts(String value) {
    if (!value.contains("=\"")) {
      return List.of(value);
    }
    List<String> texts = new ArrayList<>();
    for (String part : value.split(",", MOST)) {
      int start = part.indexOf('"');
      int end = part.indexOf('"', start + 1);
      if (start >= 0 && end > start) {
        texts.add(part.substring(start + 1, end));
      }
    }
    return texts;
  }

  /** The key of a principal as policies and permissions name it; empty when it grants nothing to anyone. */
  static Optional<ResourceKey> key(String text, Scope scope) {
    if (text.isBlank() || OWN_LISTS.contains(text)) {
      return Optional.empty();
    }
    ResourceKey group = GROUPS.get(text);
    return Optional.of(group == null ? named(text, scope) : group);
  }

  private static ResourceKey named(String text, Scope scope) {
    if (AccountIds.isAccountId(text)) {
      return ResourceTypes.keyOf(ResourceTypes.ACCOUNT, text, scope);
    }
    Optional<Arn> arn = Arn.read(ArnText.of(text));
    if (arn.isPresent()) {
      return ResourceTypes.keyOf(arn.get(), scope);
    }
    // A deleted principal is left in a policy as its unique id.
    String type = Identity.first(Ids.uniqueType(text), Ids.type(text, "organizations"));
    if (!type.isEmpty() && ResourceTypes.known(type)) {
      return ResourceTypes.keyOf(type, text, scope.ownedBy(AccountIds.fromUniqueId(text)));
    }
    return new ResourceKey(kind(text), "", "", "global", text);
  }

  private static String kind(String text) {
    if (Invocation.isService(text)) {
      return "AWS::Service";
    }
    boolean canonical = text.length() == CANONICAL_USER
        && text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    return canonical ? "AWS::S3::CanonicalUser" : "Principal";
  }
}
