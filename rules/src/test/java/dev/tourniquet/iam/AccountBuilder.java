package dev.tourniquet.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the authorization details of account 111122223333 as the AWS CLI prints them. */
final class AccountBuilder {

  static final String ACCOUNT = "111122223333";
  static final String ADMIN = "{'Effect':'Allow','Action':'*','Resource':'*'}";

  private final List<String> users = new ArrayList<>();
  private final List<String> roles = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();

  static AccountBuilder account() {
    return new AccountBuilder();
  }

  AccountBuilder user(String name, String statement) {
    return user(name, statement, "");
  }

  /** More is JSON fields, each with a comma before it. */
  AccountBuilder user(String name, String statement, String more) {
    users.add(entity("user/" + name, "UserPolicyList", statement, more));
    return this;
  }

  AccountBuilder role(String name, String trusted, String statement) {
    return role(name, trusted, statement, "");
  }

  AccountBuilder role(String name, String trusted, String statement, String more) {
    String trust =
        ",'AssumeRolePolicyDocument':{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole','Principal':"
            + trusted + "}}";
    roles.add(entity("role/" + name, "RolePolicyList", statement, trust + more));
    return this;
  }

  AccountBuilder group(String name, String statement) {
    groups.add(entity("group/" + name, "GroupPolicyList", statement, ""));
    return this;
  }

  AccountBuilder policy(String name, String statement) {
    return versions(name, 1, statement);
  }

  /** Versions v1, v2 and so on, of which one is in force. */
  AccountBuilder versions(String name, int inForce, String... statements) {
    List<String> list = new ArrayList<>();
    for (String statement : statements) {
      int version = list.size() + 1;
      list.add("{'VersionId':'v" + version + "','IsDefaultVersion':" + (version == inForce)
          + ",'Document':" + document(statement) + "}");
    }
    policies.add("{'Arn':'" + policyArn(name) + "','PolicyVersionList':" + list + "}");
    return this;
  }

  IamInventory inventory() {
    String details = "{'UserDetailList':" + users + ",'RoleDetailList':" + roles
        + ",'GroupDetailList':" + groups + ",'Policies':" + policies + "}";
    IamInventoryReader reader = new IamInventoryReader();
    try {
      reader.add(
          ACCOUNT,
          "iam-get-account-authorization-details.json",
          new JsonMapper().readTree(details.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read the test's own account: " + details, e);
    }
    return reader.inventory();
  }

  /** The inventory in an organization whose root allows everything and whose account has one more policy. */
  IamInventory underScp(String statement) {
    Policy full = Ask.policy("FullAWSAccess", ADMIN);
    Policy guard = Ask.policy("Guard", ADMIN, statement);
    OrganizationPolicies organization = new OrganizationPolicies(
        "o-example",
        "",
        Map.of(
            "r-1",
            List.of(new OrganizationPolicies.Attached(Layer.SCP, full)),
            ACCOUNT,
            List.of(new OrganizationPolicies.Attached(Layer.SCP, guard))),
        Map.of(ACCOUNT, "r-1"));
    return new IamInventory(inventory().accounts(), organization, Map.of(), List.of());
  }

  /** The inventory in an organization that is managed from an account. */
  IamInventory managedBy(String managementAccount) {
    OrganizationPolicies organization =
        new OrganizationPolicies("o-example", managementAccount, Map.of(), Map.of());
    return new IamInventory(inventory().accounts(), organization, Map.of(), List.of());
  }

  static String arn(String path) {
    return "arn:aws:iam::" + ACCOUNT + ":" + path;
  }

  static String policyArn(String name) {
    return arn("policy/" + name);
  }

  static String attached(String name) {
    return ",'AttachedManagedPolicies':[{'PolicyArn':'" + policyArn(name) + "'}]";
  }

  static String bounded(String name) {
    return ",'PermissionsBoundary':{'PermissionsBoundaryArn':'" + policyArn(name) + "'}";
  }

  static String service(String name) {
    return "{'Service':'" + name + ".amazonaws.com'}";
  }

  private static String entity(String path, String list, String statement, String more) {
    return "{'Arn':'" + arn(path) + "','" + list + "':[{'PolicyName':'inline','PolicyDocument':"
        + document(statement) + "}]" + more + "}";
  }

  private static String document(String statement) {
    return "{'Version':'2012-10-17','Statement':[" + statement + "]}";
  }
}
