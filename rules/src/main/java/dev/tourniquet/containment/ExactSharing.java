package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Exact.Answers;
import dev.tourniquet.containment.Exact.Refinement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes back from those who are in, and gives back to just them. */
final class ExactSharing {

  static final Map<String, Refinement> ALL = Map.of(
      "ec2:ModifyImageAttribute", ExactSharing::image,
      "ec2:ModifySnapshotAttribute", ExactSharing::snapshot,
      "rds:ModifyDBSnapshotAttribute",
          (step, answers) -> list(step, "ValuesToRemove", "ValuesToAdd", restore(answers, "DB")),
      "rds:ModifyDBClusterSnapshotAttribute",
          (step, answers) ->
              list(step, "ValuesToRemove", "ValuesToAdd", restore(answers, "DBCluster")),
      "ssm:ModifyDocumentPermission",
          (step, answers) -> list(
              step,
              "AccountIdsToRemove",
              "AccountIdsToAdd",
              texts(answers.body("DescribeDocumentPermission").path("AccountIds"))),
      "ram:DisassociateResourceShare",
          (step, answers) -> list(step, "principals", "principals", associated(answers)));

  private ExactSharing() {}

  private static Optional<Step> image(Step step, Answers answers) {
    JsonNode held = answers.body("DescribeImageAttribute").path("LaunchPermissions");
    List<JsonNode> in = new ArrayList<>();
    step.call().parameters().at("/LaunchPermission/Remove").forEach(one -> {
      for (JsonNode each : held) {
        if (each.equals(one)) {
          in.add(one);
        }
      }
    });
    return in.isEmpty()
        ? Optional.empty()
        : Optional.of(step.with(image(step, "Remove", in), image(step, "Add", in)));
  }

  private static Call image(Step step, String operation, List<JsonNode> permissions) {
    ObjectNode parameters =
        Json.object("ImageId", step.call().parameters().path("ImageId").asText());
    return step.call()
        .with(parameters.set("LaunchPermission", Json.object(operation, Json.array(permissions))));
  }

  private static Optional<Step> snapshot(Step step, Answers answers) {
    JsonNode held = answers.body("DescribeSnapshotAttribute").path("CreateVolumePermissions");
    Set<String> in = new HashSet<>();
    held.forEach(one -> {
      in.add(one.path("UserId").asText(""));
      in.add(one.path("Group").asText(""));
    });
    ObjectNode remove = step.call().parameters().deepCopy();
    ObjectNode add = step.inverse().parameters().deepCopy();
    boolean any = false;
    for (String list : List.of("UserIds", "GroupNames")) {
      List<String> kept = texts(remove.path(list)).stream().filter(in::contains).toList();
      set(remove, list, kept);
      set(add, list, kept);
      any |= !kept.isEmpty();
    }
    return any
        ? Optional.of(step.with(step.call().with(remove), step.inverse().with(add)))
        : Optional.empty();
  }

  private static void set(ObjectNode parameters, String list, List<String> values) {
    parameters.remove(list);
    if (!values.isEmpty()) {
      parameters.set(list, Json.texts(values));
    }
  }

  private static Optional<Step> list(Step step, String remove, String add, List<String> in) {
    List<String> kept = texts(step.call().parameters().path(remove)).stream()
        .filter(in::contains)
        .toList();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode call = step.call().parameters().deepCopy();
    ObjectNode inverse = step.inverse().parameters().deepCopy();
    call.set(remove, Json.texts(kept));
    inverse.set(add, Json.texts(kept));
    return Optional.of(step.with(step.call().with(call), step.inverse().with(inverse)));
  }

  private static List<String> restore(Answers answers, String kind) {
    List<String> in = new ArrayList<>();
    answers
        .body("Describe" + kind + "SnapshotAttributes")
        .path(kind + "SnapshotAttributesResult")
        .path(kind + "SnapshotAttributes")
        .forEach(attribute -> {
          if (attribute.path("AttributeName").asText().equals("restore")) {
            in.addAll(texts(attribute.path("AttributeValues")));
          }
        });
    return in;
  }

  private static List<String> associated(Answers answers) {
    List<String> in = new ArrayList<>();
    answers
        .body("GetResourceShareAssociations")
        .path("resourceShareAssociations")
        .forEach(one -> in.add(one.path("associatedEntity").asText()));
    return in;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
