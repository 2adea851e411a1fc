package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.ADD;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.REMOVE;
import static dev.tourniquet.config.Op.RESET;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.document;
import static dev.tourniquet.config.Reads.documentOrNothing;
import static dev.tourniquet.config.Reads.entry;
import static dev.tourniquet.config.Reads.fields;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.texts;
import static dev.tourniquet.config.Reads.where;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Resource policies of the services whose policies are set as a whole. */
final class PolicyRules {

  private static final String POLICY = "policy";
  private static final String BUS_TYPE = "AWS::Events::EventBus";
  private static final Function<Event, JsonNode> NOTHING = always(Json.nothing());

  private static final Function<Event, List<ResourceKey>> TOPIC =
      Subjects.at("AWS::SNS::Topic", "requestParameters.topicArn", "responseElements.topicArn");
  private static final Function<Event, List<ResourceKey>> QUEUE = Subjects::queue;
  private static final Function<Event, List<ResourceKey>> SECRET = Subjects::secret;
  private static final Function<Event, List<ResourceKey>> REPOSITORY =
      Subjects.at("AWS::ECR::Repository", "requestParameters.repositoryName");
  private static final Function<Event, List<ResourceKey>> REGISTRY =
      Subjects.region("AWS::ECR::RegistryPolicy");
  private static final Function<Event, List<ResourceKey>> FILE_SYSTEM =
      Subjects.at("AWS::EFS::FileSystem", "requestParameters.fileSystemId");
  private static final Function<Event, List<ResourceKey>> DOMAIN =
      Subjects.at("AWS::OpenSearch::Domain", "requestParameters.domainName");
  private static final Function<Event, List<ResourceKey>> VAULT =
      Subjects.at("AWS::Backup::BackupVault", "requestParameters.backupVaultName");
  private static final Function<Event, List<ResourceKey>> TABLE =
      Subjects.at("AWS::DynamoDB::Table", "requestParameters.resourceArn");
  private static final Function<Event, List<ResourceKey>> DELETED_TABLE =
      Subjects.at("AWS::DynamoDB::Table", "requestParameters.tableName");
  private static final Function<Event, List<ResourceKey>> BUS = PolicyRules::bus;
  private static final Function<Event, List<ResourceKey>> CLUSTER =
      Subjects.at("AWS::EKS::Cluster", "requestParameters.clusterName", "requestParameters.name");

  static final List<AttributeRule> ALL = List.of(
      rule(
          "sns CreateTopic",
          TOPIC,
          POLICY,
          CREATE,
          documentOrNothing("requestParameters.attributes.Policy")),
      rule(
          "sns SetTopicAttributes",
          TOPIC,
          POLICY,
          SET,
          where(
              "requestParameters.attributeName",
              "Policy",
              document("requestParameters.attributeValue"))),
      rule("sns AddPermission", TOPIC, POLICY, ADD, StatementOf::topic),
      rule("sns RemovePermission", TOPIC, POLICY, REMOVE, texts("requestParameters.label")),
      rule("sns DeleteTopic", TOPIC, POLICY, DELETE, gone()),
      rule("sqs CreateQueue", QUEUE, POLICY, CREATE, policyAttribute(Json.nothing())),
      rule("sqs SetQueueAttributes", QUEUE, POLICY, SET, policyAttribute(Json.missing())),
      rule("sqs AddPermission", QUEUE, POLICY, ADD, StatementOf::queue),
      rule("sqs RemovePermission", QUEUE, POLICY, REMOVE, texts("requestParameters.label")),
      rule("sqs DeleteQueue", QUEUE, POLICY, DELETE, gone()),
      rule("secretsmanager CreateSecret", SECRET, POLICY, CREATE, NOTHING),
      rule(
          "secretsmanager PutResourcePolicy",
          SECRET,
          POLICY,
          SET,
          document("requestParameters.resourcePolicy")),
      rule("secretsmanager DeleteResourcePolicy", SECRET, POLICY, RESET, NOTHING),
      rule("ecr CreateRepository", REPOSITORY, POLICY, CREATE, NOTHING),
      rule(
          "ecr SetRepositoryPolicy",
          REPOSITORY,
          POLICY,
          SET,
          document("responseElements.policyText", "requestParameters.policyText")),
      rule("ecr DeleteRepositoryPolicy", REPOSITORY, POLICY, RESET, NOTHING),
      rule("ecr DeleteRepository", REPOSITORY, POLICY, DELETE, gone()),
      rule(
          "ecr PutRegistryPolicy", REGISTRY, POLICY, SET, document("requestParameters.policyText")),
      rule("ecr DeleteRegistryPolicy", REGISTRY, POLICY, RESET, NOTHING),
      rule(
          "elasticfilesystem PutFileSystemPolicy",
          FILE_SYSTEM,
          POLICY,
          SET,
          document("requestParameters.policy")),
      rule("elasticfilesystem DeleteFileSystemPolicy", FILE_SYSTEM, POLICY, RESET, NOTHING),
      rule("elasticfilesystem DeleteFileSystem", FILE_SYSTEM, POLICY, DELETE, gone()),
      rule(
          "es CreateDomain UpdateDomainConfig CreateElasticsearchDomain UpdateElasticsearchDomainConfig",
          DOMAIN,
          POLICY,
          SET,
          document("requestParameters.accessPolicies")),
      rule("es DeleteDomain DeleteElasticsearchDomain", DOMAIN, POLICY, DELETE, gone()),
      rule(
          "backup PutBackupVaultAccessPolicy",
          VAULT,
          POLICY,
          SET,
          document("requestParameters.policy")),
      rule("backup DeleteBackupVaultAccessPolicy", VAULT, POLICY, RESET, NOTHING),
      rule("backup DeleteBackupVault", VAULT, POLICY, DELETE, gone()),
      rule("dynamodb PutResourcePolicy", TABLE, POLICY, SET, document("requestParameters.policy")),
      rule("dynamodb DeleteResourcePolicy", TABLE, POLICY, RESET, NOTHING),
      rule("dynamodb DeleteTable", DELETED_TABLE, POLICY, DELETE, gone()),
      rule(
          "glue PutResourcePolicy",
          Subjects.region("AWS::Glue::ResourcePolicy"),
          POLICY,
          SET,
          document("requestParameters.policyInJson")),
      rule(
          "glue DeleteResourcePolicy",
          Subjects.region("AWS::Glue::ResourcePolicy"),
          POLICY,
          RESET,
          NOTHING),
      rule(
          "logs PutResourcePolicy",
          Subjects.at("AWS::Logs::ResourcePolicy", "requestParameters.policyName"),
          POLICY,
          SET,
          document("requestParameters.policyDocument")),
      rule(
          "logs DeleteResourcePolicy",
          Subjects.at("AWS::Logs::ResourcePolicy", "requestParameters.policyName"),
          POLICY,
          DELETE,
          gone()),
      rule(
          "events PutPermission",
          BUS,
          POLICY,
          ADD,
          entry(
              "requestParameters.statementId",
              fields("requestParameters", "principal", "action", "condition"))),
      rule("events PutPermission", BUS, POLICY, SET, PolicyRules::wholePolicy),
      rule("events RemovePermission", BUS, POLICY, REMOVE, texts("requestParameters.statementId")),
      rule(
          "events RemovePermission",
          BUS,
          POLICY,
          RESET,
          where("requestParameters.removeAllPermissions", "true", always(Json.object()))),
      rule("events DeleteEventBus", BUS, POLICY, DELETE, gone()),
      rule(
          "eks CreateAccessEntry",
          CLUSTER,
          "accessEntries",
          ADD,
          texts("requestParameters.principalArn")),
      rule(
          "eks DeleteAccessEntry",
          CLUSTER,
          "accessEntries",
          REMOVE,
          texts("requestParameters.principalArn")),
      rule("eks DeleteCluster", CLUSTER, "accessEntries", DELETE, gone()),
      rule("eks DeleteCluster", CLUSTER, "endpointPublicAccess", DELETE, gone()),
      rule(
          "eks CreateCluster UpdateClusterConfig",
          CLUSTER,
          "endpointPublicAccess",
          SET,
          at("requestParameters.resourcesVpcConfig.endpointPublicAccess")));

  private PolicyRules() {}

  /**
   * The bus; the one that every account has where none is named.
   *
   * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">PutPermission:
   *     "If you omit this, the default event bus is used", and Policy, the whole document</a>
   */
  private static List<ResourceKey> bus(Event event) {
    List<ResourceKey> named = Subjects.at(
            BUS_TYPE, "requestParameters.eventBusName", "requestParameters.name")
        .apply(event);
    return named.isEmpty() && !AttributeRule.isLeftOut(event)
        ? List.of(ResourceTypes.key(Place.of(event), BUS_TYPE, "default"))
        : named;
  }

  /** A whole document, as its statements by their ids: that is how single permissions are held. */
  private static JsonNode wholePolicy(Event event) {
    JsonNode statements = document("requestParameters.policy").apply(event).path("Statement");
    ObjectNode entries = Json.object();
    (statements.isObject() ? Stream.of(statements) : Json.each(statements)).forEach(one -> {
      String id = Json.text(one.path("Sid"));
      entries.set(id.isEmpty() ? "statement " + (entries.size() + 1) : id, one);
    });
    return entries.isEmpty() ? Json.missing() : entries;
  }

  /** SQS takes a policy away by setting an empty one. */
  private static Function<Event, JsonNode> policyAttribute(JsonNode otherwise) {
    return event -> {
      JsonNode policy = event.at("requestParameters.attributes.Policy");
      if (policy.isMissingNode() || policy.isNull()) {
        return otherwise;
      }
      return Json.text(policy).isEmpty() && !policy.isObject()
          ? Json.nothing()
          : document("requestParameters.attributes.Policy").apply(event);
    };
  }
}
