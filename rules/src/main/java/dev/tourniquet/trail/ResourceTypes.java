package dev.tourniquet.trail;

import static dev.tourniquet.trail.Identity.first;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every type of resource we know, and the one key of a resource however it is written. */
final class ResourceTypes {

  static final String ACCOUNT = "AWS::Organizations::Account";
  private static final String GLOBAL = "global";
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String OBJECT = "AWS::S3::Object";

  private static final Map<String, ResourceType> BY_NAME = new HashMap<>();
  private static final Map<String, List<Prefixed>> BY_SERVICE = new HashMap<>();

  /** A type and what its ARNs' last part begins with. */
  private record Prefixed(String prefix, ResourceType type) {}

  static {
    for (String[] row : Dictionary.rows("resource-types.tsv", 3)) {
      ResourceType type = ResourceType.of(row);
      BY_NAME.put(type.name(), type);
      BY_SERVICE
          .computeIfAbsent(type.arn().service(), service -> new ArrayList<>())
          .add(new Prefixed(type.arn().prefix(), type));
    }
    Comparator<Prefixed> longestFirst =
        Comparator.comparing(entry -> -entry.prefix().length());
    BY_SERVICE.values().forEach(entries -> entries.sort(longestFirst));
  }

  private ResourceTypes() {}

  static boolean known(String type) {
    return BY_NAME.containsKey(type);
  }

  /** The key of what an ARN names; the scope tells what the ARN leaves out. */
  static ResourceKey keyOf(Arn arn, Scope scope) {
    if (arn.service().equals("iam") && arn.resource().equals("root")) {
      return keyOf(ACCOUNT, arn.account(), scope);
    }
    if (arn.service().equals("s3") && arn.region().isEmpty()) {
      return ofS3(arn);
    }
    for (Prefixed entry : BY_SERVICE.getOrDefault(arn.service(), List.of())) {
      if (arn.resource().startsWith(entry.prefix())) {
        String id =
            entry.type().form().ofArn(arn.resource().substring(entry.prefix().length()));
        return key(entry.type(), arn, scope, id);
      }
    }
    return unknown(arn);
  }

  /** The key of a resource of a known type by its id or name. */
  static ResourceKey keyOf(String typeName, String value, Scope scope) {
    ResourceType type = BY_NAME.get(typeName);
    String prefix = type.arn().prefix();
    String bare =
        !prefix.isEmpty() && value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    return new ResourceKey(
        typeName,
        scope.partition(),
        type.owned() ? scope.owner() : "",
        type.regional() ? scope.region() : GLOBAL,
        type.form().ofName(bare));
  }

  /** The ARN of a key; empty when it cannot be built. */
  static String arnOf(ResourceKey key) {
    ResourceType type = BY_NAME.get(key.type());
    return type == null ? "" : type.arn(key);
  }

  private static ResourceKey key(ResourceType type, Arn arn, Scope scope, String id) {
    return new ResourceKey(
        type.name(),
        arn.partition(),
        type.owned() ? first(arn.account(), scope.owner()) : "",
        type.regional() ? first(arn.region(), scope.region()) : GLOBAL,
        id);
  }

  /** Buckets and objects alone have neither region nor account; a trailing slash is a listing's empty prefix. */
  private static ResourceKey ofS3(Arn arn) {
    String name = arn.resource();
    int slash = name.indexOf('/');
    boolean object = slash >= 0 && slash < name.length() - 1;
    String id = slash < 0 || object ? name : name.substring(0, slash);
    return new ResourceKey(object ? OBJECT : BUCKET, arn.partition(), "", GLOBAL, id);
  }

  /** A type of our own for an ARN that no line describes: service and kind as in the ARN. */
  private static ResourceKey unknown(Arn arn) {
    String resource = arn.resource();
    int end = 0;
    while (end < resource.length()
        && (Character.isLetterOrDigit(resource.charAt(end)) || resource.charAt(end) == '-')) {
      end++;
    }
    boolean kind =
        end > 0 && end < resource.length() - 1 && "/:".indexOf(resource.charAt(end)) >= 0;
    return new ResourceKey(
        kind ? arn.service() + ":" + resource.substring(0, end) : arn.service(),
        arn.partition(),
        arn.account(),
        first(arn.region(), GLOBAL),
        kind ? resource.substring(end + 1) : resource);
  }
}
