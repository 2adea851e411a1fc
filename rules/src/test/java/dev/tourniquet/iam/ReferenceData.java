package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reduces the public reference data to the resources the program carries. To renew them, unpack the three sources (see
 * the NOTICE beside the resources) and run, from the root of the checkout:
 *
 * <pre>
 * java -cp rules/target/test-classes:rules/target/classes:$(mvn -q -pl rules dependency:build-classpath \
 *     -Dmdep.outputFile=/dev/stdout) dev.tourniquet.iam.ReferenceData \
 *     IAM-DATA/data PATHFINDING/data/paths SENSITIVE/actions.yaml rules/src/main/resources/dev/tourniquet/iam
 * </pre>
 */
final class ReferenceData {

  private static final Pattern TRUSTED = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com");
  private static final JsonMapper JSON = new JsonMapper();

  private ReferenceData() {}

  public static void main(String[] args) throws IOException {
    Path iamData = Path.of(args[0]);
    Path out = Path.of(args[3]);
    zipped(out.resolve("actions.tsv.gz"), actions(iamData));
    JsonNode rcp = JSON.readTree(iamData.resolve("rcpSupportedServices.json").toFile());
    Files.write(out.resolve("rcp-services.txt"), new TreeSet<>(texts(rcp)));
    Files.write(out.resolve("escalation-paths.tsv"), paths(Path.of(args[1])));
    Files.write(out.resolve("credential-actions.txt"), credentialActions(Path.of(args[2])));
  }

  /** Three kinds of line: {@code =service}, {@code @ARN template}, and action, level, numbers of its templates. */
  private static List<String> actions(Path iamData) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode service : JSON.readTree(iamData.resolve("services.json").toFile())) {
      String name = service.asText();
      lines.add("=" + name);
      Map<String, Integer> templates = new LinkedHashMap<>();
      for (var type : JSON.readTree(
              iamData.resolve("resourceTypes/" + name + ".json").toFile())
          .properties()) {
        templates.put(type.getKey(), templates.size());
        lines.add("@" + type.getValue().path("arn").asText());
      }
      for (JsonNode action :
          JSON.readTree(iamData.resolve("actions/" + name + ".json").toFile())) {
        lines.add(action.path("name").asText() + "\t"
            + level(action.path("accessLevel").asText()) + "\t"
            + resources(action.path("resourceTypes"), templates));
      }
    }
    return lines;
  }

  private static String level(String label) {
    return label.startsWith("Permissions") ? "P" : label.substring(0, 1);
  }

  private static String resources(JsonNode types, Map<String, Integer> templates) {
    List<String> numbers = new ArrayList<>();
    for (JsonNode type : types) {
      Integer number = templates.get(type.path("name").asText().toLowerCase(Locale.ROOT));
      if (number != null) {
        numbers.add(number + (type.path("required").asBoolean() ? "!" : ""));
      }
    }
    return String.join(",", numbers);
  }

  /** Columns: id, category, required permissions, services that must trust the role. */
  private static List<String> paths(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(ReferenceData::path)
          .sorted()
          .forEach(lines::add);
    }
    // Missing there: going back to an older, wider version of a policy.
    lines.add("tourniquet-001\tself-escalation\tiam:SetDefaultPolicyVersion\t");
    return lines;
  }

  private static String path(Path file) {
    JsonNode path = JSON.valueToTree(yaml(file));
    List<String> permissions = new ArrayList<>();
    path.path("permissions")
        .path("required")
        .forEach(p -> permissions.add(p.path("permission").asText()));
    String services = services(permissions, path.path("prerequisites").toString());
    return String.join(
        "\t",
        path.path("id").asText(),
        path.path("category").asText(),
        String.join(",", permissions),
        services);
  }

  /** For a new workload what the sources say; otherwise the service that runs the workload which is taken over. */
  private static String services(List<String> permissions, String prerequisites) {
    String service = permissions.get(permissions.size() - 1).split(":", 2)[0];
    Matcher trusted = TRUSTED.matcher(prerequisites);
    String named =
        trusted.results().map(m -> m.group()).distinct().sorted().collect(Collectors.joining(","));
    if (permissions.contains("iam:PassRole") && !named.isEmpty()) {
      return named;
    }
    return switch (service) {
      case "iam", "sts" -> "";
      case "ssm", "ec2-instance-connect" -> "ec2.amazonaws.com";
      case "apprunner" -> "tasks.apprunner.amazonaws.com";
      default -> service + ".amazonaws.com";
    };
  }

  private static List<String> credentialActions(Path file) {
    return List.copyOf(new TreeSet<>(
        texts(JSON.valueToTree(yaml(file)).path("CredentialExposure").path("Actions"))));
  }

  private static Object yaml(Path file) {
    try {
      return new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build())
          .loadFromString(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static void zipped(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
