package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code aws iam get-account-authorization-details} prints for an account. */
final class AuthorizationDetails {

  private static final Map<String, String> MANAGED = Map.of(
      "AdministratorAccess", PolicyDocuments.ADMINISTRATOR,
      "AdministratorAccess-AWSElasticBeanstalk", PolicyDocuments.BEANSTALK,
      "ReadOnlyAccess", PolicyDocuments.READ_ONLY);
  private static final Map<String, String> PERMISSION_SETS = Map.of(
      "AdministratorAccess", "AdministratorAccess",
      "DeveloperAccess", "ReadOnlyAccess",
      "ElasticBeanstalkAdmin", "AdministratorAccess-AWSElasticBeanstalk",
      "ReadOnlyAccess", "ReadOnlyAccess");

  private final Account account;
  private final List<JsonNode> users = new ArrayList<>();
  private final List<JsonNode> roles = new ArrayList<>();

  AuthorizationDetails(Account account) {
    this.account = account;
    Company.reservedRoles(account).forEach(this::reserved);
    workloads();
    deployers();
    if (account.equals(Company.IMAGE_BUILDER.account())) {
      users.add(user(Company.IMAGE_BUILDER));
      vendor();
    }
    if (account.equals(Company.RESPONDER.account())) {
      responder();
    }
  }

  ObjectNode details() {
    ObjectNode details = Json.object("{}");
    details.putArray("UserDetailList").addAll(users);
    details.putArray("GroupDetailList");
    details.putArray("RoleDetailList").addAll(roles);
    details
        .putArray("Policies")
        .addAll(MANAGED.keySet().stream().sorted().map(this::managed).toList());
    return details;
  }

  private void reserved(Role role) {
    String provider = "arn:aws:iam::" + account.id() + ":saml-provider/AWSSSO_"
        + Dice.named("saml/" + account.id()).hex(16) + "_DO_NOT_DELETE";
    String trust = PolicyDocuments.trustingProvider(
        provider,
        "['sts:AssumeRoleWithSAML','sts:TagSession']",
        "{'StringEquals':{'SAML:aud':'https://signin.aws.amazon.com/saml'}}");
    ObjectNode node = role(role, trust);
    attach(node, PERMISSION_SETS.get(role.permissionSet()));
    if (role.permissionSet().equals("ElasticBeanstalkAdmin")) {
      inline(node, "AwsSSOInlinePolicy", PolicyDocuments.BEANSTALK_UPKEEP);
    }
    if (role.permissionSet().equals("DeveloperAccess")) {
      inline(
          node,
          "AwsSSOInlinePolicy",
          account.equals(Company.CORE_PROD)
              ? PolicyDocuments.WORKLOAD
              : PolicyDocuments.BEANSTALK_UPKEEP);
    }
  }

  private void workloads() {
    Instance.ALL.stream()
        .filter(instance -> instance.place().account().equals(account))
        .map(Instance::role)
        .distinct()
        .forEach(role -> inline(
            role(role, PolicyDocuments.trustingService("ec2.amazonaws.com")),
            "workload",
            PolicyDocuments.WORKLOAD));
    serve("backup", new Role(account, "/service-role/", "AWSBackupDefaultServiceRole"));
    serve("ecs-tasks", new Role(account, "/", "storefront-task"));
    serve("lambda", new Role(account, "/service-role/", "orders-export-role"));
    serve("config", Role.serviceLinked(account, "config", "AWSServiceRoleForConfig"));
    serve(
        "autoscaling", Role.serviceLinked(account, "autoscaling", "AWSServiceRoleForAutoScaling"));
  }

  private void serve(String service, Role role) {
    String trust = PolicyDocuments.trustingService(service + ".amazonaws.com");
    inline(role(role, trust), "workload", PolicyDocuments.WORKLOAD);
  }

  private void deployers() {
    Role pipeline = new Role(account, "/ci/", "GitHubDeploy");
    String workflow = PolicyDocuments.trustingProvider(
        Sts.provider(account),
        "'sts:AssumeRoleWithWebIdentity'",
        "{'StringEquals':{'token.actions.githubusercontent.com:aud':'sts.amazonaws.com',"
            + "'token.actions.githubusercontent.com:sub':'repo:example-corp/storefront:ref:refs/heads/main'}}");
    attach(role(pipeline, workflow), "AdministratorAccess");
    String runner = PolicyDocuments.trustingPrincipal(Instance.RUNNER.role().arn(), "");
    attach(role(Terraform.role(account), runner), "AdministratorAccess");
  }

  private void vendor() {
    String trust = PolicyDocuments.trustingPrincipal(
        "arn:aws:iam::" + Company.VENDOR + ":root",
        ",'Condition':{'StringEquals':{'sts:ExternalId':'example-corp-7f3a'}}");
    inline(role(VendorVisit.ROLE, trust), "read-images", PolicyDocuments.IMAGE_READER);
  }

  private void responder() {
    String trust = PolicyDocuments.trustingPrincipal(
        Role.reserved(account, "ReadOnlyAccess").arn(), "");
    inline(role(Company.RESPONDER, trust), "response", PolicyDocuments.RESPONSE);
  }

  private ObjectNode role(Role role, String trust) {
    ObjectNode node = Json.object(
        "{'Path':'~','RoleName':'~','RoleId':'~','Arn':'~','CreateDate':'2024-05-21T09:14:33+00:00',"
            + "'AssumeRolePolicyDocument':~,'InstanceProfileList':[],'RolePolicyList':[],'AttachedManagedPolicies':[],"
            + "'Tags':[],'RoleLastUsed':{}}",
        role.path(),
        role.name(),
        role.uniqueId(),
        role.arn(),
        trust);
    roles.add(node);
    return node;
  }

  private static ObjectNode user(User user) {
    return Json.object(
        "{'Path':'/','UserName':'~','UserId':'~','Arn':'~','CreateDate':'2023-11-07T16:02:10+00:00',"
            + "'UserPolicyList':[{'PolicyName':'image-batch','PolicyDocument':~}],'GroupList':[],"
            + "'AttachedManagedPolicies':[],'Tags':[{'Key':'Purpose','Value':'nightly image batch'}]}",
        user.name(),
        user.uniqueId(),
        user.arn(),
        PolicyDocuments.IMAGE_BATCH);
  }

  private static void inline(ObjectNode role, String name, String document) {
    role.withArray("RolePolicyList")
        .add(Json.object("{'PolicyName':'~','PolicyDocument':~}", name, document));
  }

  private static void attach(ObjectNode role, String policy) {
    role.withArray("AttachedManagedPolicies")
        .add(Json.object(
            "{'PolicyName':'~','PolicyArn':'arn:aws:iam::aws:policy/~'}", policy, policy));
  }

  private JsonNode managed(String policy) {
    return Json.object(
        "{'PolicyName':'~','PolicyId':'~','Arn':'arn:aws:iam::aws:policy/~','Path':'/','DefaultVersionId':'v1',"
            + "'AttachmentCount':1,'PermissionsBoundaryUsageCount':0,'IsAttachable':true,"
            + "'CreateDate':'2015-02-06T18:39:46+00:00','UpdateDate':'2025-08-12T17:40:02+00:00','PolicyVersionList':"
            + "[{'Document':~,'VersionId':'v1','IsDefaultVersion':true,'CreateDate':'2025-08-12T17:40:02+00:00'}]}",
        policy,
        Dice.named("managed/" + policy).uniqueId("ANPA", Company.MANAGEMENT.id()),
        policy,
        MANAGED.get(policy));
  }
}
