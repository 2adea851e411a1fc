package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers an inventory file by file. A file is known by its name, {@code <service>-<operation>.json}, or
 * {@code <service>-<operation>--<argument>.json} for operations whose answer does not say what they were asked about:
 *
 * <ul>
 *   <li>{@code iam-get-account-authorization-details.json}
 *   <li>{@code organizations-describe-organization.json}
 *   <li>{@code organizations-describe-policy--<policy id>.json}
 *   <li>{@code organizations-list-targets-for-policy--<policy id>.json}
 *   <li>{@code organizations-list-parents--<account or unit id>.json}
 * </ul>
 */
public final class IamInventoryReader {

  private final Map<String, IamAccount> accounts = new LinkedHashMap<>();
  private final Map<String, OrganizationPolicies.Attached> policies = new LinkedHashMap<>();
  private final Map<String, List<String>> targets = new LinkedHashMap<>();
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private String organization = "";
  private String managementAccount = "";

  /**
   * Adds one file.
   *
   * @param account the account whose folder it lies in
   * @param fileName the last part of its path
   * @param content what the AWS CLI printed
   * @return whether the file says something about permissions
   */
  public boolean add(String account, String fileName, JsonNode content) {
    String[] parts = fileName.replaceFirst("\\.json(\\.gz)?$", "").split("--", 2);
    String argument = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "iam-get-account-authorization-details" ->
        accounts.put(account, new IamAccountReader(content).account(account));
      case "organizations-describe-organization" -> organization(content.path("Organization"));
      case "organizations-describe-policy" -> policy(content.path("Policy"));
      case "organizations-list-targets-for-policy" ->
        content.path("Targets").forEach(t -> targets
            .computeIfAbsent(argument, k -> new ArrayList<>())
            .add(t.path("TargetId").asText("")));
      case "organizations-list-parents" ->
        content
            .path("Parents")
            .forEach(parent -> parents.put(argument, parent.path("Id").asText("")));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The inventory of all files so far. */
  public IamInventory inventory() {
    Map<String, List<OrganizationPolicies.Attached>> attached = new LinkedHashMap<>();
    policies.forEach((id, policy) -> targets.getOrDefault(id, List.of()).forEach(target -> attached
        .computeIfAbsent(target, k -> new ArrayList<>())
        .add(policy)));
    return new IamInventory(
        accounts,
        new OrganizationPolicies(organization, managementAccount, attached, parents),
        Map.of(),
        gaps);
  }

  private void organization(JsonNode node) {
    organization = node.path("Id").asText("");
    managementAccount = node.path("MasterAccountId").asText("");
  }

  private void policy(JsonNode node) {
    JsonNode summary = node.path("PolicySummary");
    Layer layer =
        switch (summary.path("Type").asText("")) {
          case "SERVICE_CONTROL_POLICY" -> Layer.SCP;
          case "RESOURCE_CONTROL_POLICY" -> Layer.RCP;
          default -> null;
        };
    if (layer == null) {
      return;
    }
    String name = summary.path("Name").asText("") + " (" + summary.path("Id").asText("") + ")";
    try {
      Policy read = PolicyReader.read(name, node.path("Content"));
      policies.put(summary.path("Id").asText(""), new OrganizationPolicies.Attached(layer, read));
    } catch (PolicySyntaxException e) {
      gaps.add(new Gap(GapCode.POLICY_UNREADABLE, e.getMessage()));
    }
  }
}
