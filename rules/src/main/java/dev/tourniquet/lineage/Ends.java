package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the ends of relations: keys of resources named at paths of an event. */
final class Ends {

  static final String LAYER = "AWS::Lambda::LayerVersion";
  static final String NODEGROUP = "AWS::EKS::Nodegroup";

  /** The volume that AWS writes for snapshots that never had one of ours. */
  private static final String DUMMY_VOLUME = "vol-ffffffff";

  private static final Map<String, String> TYPES_OF_ARNS = Map.of(
      "iam:role", ResourceTypes.ROLE,
      "iam:user", ResourceTypes.USER,
      "iam:root", ResourceTypes.ACCOUNT,
      "ec2:instance", ResourceTypes.INSTANCE,
      "lambda:function", ResourceTypes.FUNCTION,
      "dynamodb:table", "AWS::DynamoDB::Table",
      "kinesis:stream", "AWS::Kinesis::Stream",
      "sns:", "AWS::SNS::Topic",
      "sqs:", "AWS::SQS::Queue",
      "s3:", ResourceTypes.BUCKET);
  /** The last part of their ARNs is the name alone. */
  private static final Set<String> WITHOUT_KIND = Set.of("s3", "sns", "sqs");

  private Ends() {}

  /** The resources named at any of these paths; {@code []} in a path stands for every element of a list. */
  static Function<Event, List<ResourceKey>> at(String type, String... paths) {
    return event -> keys(event, Place.of(event), type, paths);
  }

  /** The same, at the first path that names any: one thing that calls write in different places. */
  static Function<Event, List<ResourceKey>> first(String type, String... paths) {
    return event -> Arrays.stream(paths)
        .map(path -> keys(event, Place.of(event), type, path))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** What a copying call copied: it may be of another region. */
  static Function<Event, List<ResourceKey>> source(String type, String path) {
    return event -> {
      String region = event.text("requestParameters.sourceRegion");
      return keys(event, Place.of(event).inRegion(region), type, path);
    };
  }

  /** An object by bucket and key; the bucket alone where no key is given. */
  static Function<Event, List<ResourceKey>> object(String bucketPath, String keyPath) {
    return event -> {
      String bucket = event.text(bucketPath);
      String key = keyPath.isEmpty() ? "" : event.text(keyPath);
      Place place = Place.of(event);
      if (bucket.isEmpty()) {
        return List.of();
      }
      return List.of(
          key.isEmpty()
              ? ResourceTypes.key(place, ResourceTypes.BUCKET, bucket)
              : ResourceTypes.key(place, ResourceTypes.OBJECT, bucket + "/" + key));
    };
  }

  /** The resource an ARN names, if its kind is one that relations are followed to. */
  static List<ResourceKey> ofArn(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6 || !arn.startsWith("arn:")) {
      return List.of();
    }
    String service = parts[2];
    String kind = WITHOUT_KIND.contains(service) ? "" : parts[5].split("[:/]", 2)[0];
    String type = TYPES_OF_ARNS.get(service + ":" + kind);
    Place place = new Place(parts[1], parts[4], parts[3]);
    String id = type == null || kind.isEmpty() ? parts[5] : id(type, tableOf(arn));
    return type == null
        ? List.of()
        : List.of(ResourceTypes.key(place, type, kind.equals("root") ? parts[4] : id));
  }

  /** A stream of a table is called {@code …:table/name/stream/time}. */
  private static String tableOf(String arn) {
    int stream = arn.indexOf("/stream/");
    return stream < 0 ? arn : arn.substring(0, stream);
  }

  static List<ResourceKey> keys(Event event, Place place, String type, String... paths) {
    return Arrays.stream(paths)
        .flatMap(path -> texts(event.record(), path))
        .map(text -> id(type, text))
        .filter(Ends::isReal)
        .map(id -> ResourceTypes.key(place, type, id))
        .distinct()
        .toList();
  }

  /**
   * The id in a text that may be an ARN; managed policies are called by the whole ARN, layers and
   * functions may end in a version, groups of nodes are named with their cluster.
   */
  static String id(String type, String text) {
    if (type.equals(LAYER) || type.equals(ResourceTypes.FUNCTION)) {
      return text.replaceFirst("^.*:(function|layer):", "").split(":", 2)[0];
    }
    if (type.equals(NODEGROUP)) {
      return text.replaceFirst("^.*:nodegroup/", "");
    }
    return type.equals(ResourceTypes.POLICY) ? text : lastPart(text);
  }

  static boolean isReal(String id) {
    return !id.isEmpty() && !id.equals(DUMMY_VOLUME);
  }

  /** The texts at a dotted path; a step ending in {@code []} goes into a list as EC2 or JSON writes it. */
  static Stream<String> texts(JsonNode root, String path) {
    List<JsonNode> nodes = List.of(root);
    for (String step : path.split("\\.", -1)) {
      boolean list = step.endsWith("[]");
      String name = list ? step.substring(0, step.length() - 2) : step;
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        next.addAll(list ? elements(node.path(name)) : List.of(node.path(name)));
      }
      nodes = next;
    }
    return nodes.stream().filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** The elements of a list in any layout: an array, {@code items}, {@code item}, or a single thing. */
  static List<JsonNode> elements(JsonNode list) {
    JsonNode inner =
        list.has("items") ? list.path("items") : list.has("item") ? list.path("item") : list;
    List<JsonNode> elements = new ArrayList<>();
    if (inner.isArray()) {
      inner.forEach(elements::add);
    } else if ((inner.isObject() && !inner.isEmpty()) || inner.isTextual()) {
      elements.add(inner);
    }
    return elements;
  }

  private static String lastPart(String text) {
    if (!text.startsWith("arn:")) {
      return text;
    }
    int slash = text.lastIndexOf('/');
    return text.substring((slash >= 0 ? slash : text.lastIndexOf(':')) + 1);
  }
}
