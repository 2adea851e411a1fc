package dev.tourniquet.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that people gave to the resources of a record, and of what sort each is. */
final class Names {
  private static final Pattern IN_ARN = Pattern.compile(
      "\\d:(?<sort>role|user|policy|instance-profile|secret|parameter|trail)[/:](?<name>[\\w/+=.@-]+)");
  private static final Map<String, String> SORT_OF_KEY = Map.of(
      "bucketName", "bucket",
      "roleName", "role",
      "userName", "user",
      "secretId", "secret",
      "instanceProfileName", "instance-profile",
      "policyName", "policy",
      "name", "parameter",
      "trailName", "trail",
      "logGroupName", "log-group");

  /** A word without any of these might stand for something else at another place of the record. */
  private static final Pattern NAME = Pattern.compile("[\\w.@/-]*[-_/.\\d][\\w.@/-]*");

  private static final int SHORTEST = 6;

  private Names() {}

  /** Name to sort. */
  static Map<String, String> of(JsonNode record) {
    Map<String, String> names = new TreeMap<>();
    collect(record.path("requestParameters"), names);
    Matcher inArn =
        IN_ARN.matcher(record.path("requestParameters").toString() + record.path("resources"));
    while (inArn.find()) {
      add(inArn.group("name"), inArn.group("sort"), names);
    }
    return names;
  }

  private static void collect(JsonNode node, Map<String, String> names) {
    node.properties().forEach(field -> {
      String sort = SORT_OF_KEY.get(field.getKey());
      if (sort != null && field.getValue().isTextual()) {
        add(field.getValue().asText(), sort, names);
      }
    });
    node.forEach(child -> collect(child, names));
  }

  private static void add(String name, String sort, Map<String, String> names) {
    if (name.length() >= SHORTEST && NAME.matcher(name).matches()) {
      names.putIfAbsent(name, sort);
    }
  }
}
