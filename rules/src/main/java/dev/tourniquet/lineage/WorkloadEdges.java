package dev.tourniquet.lineage;

import static dev.tourniquet.lineage.EdgeRule.edge;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Relations of functions and task definitions. */
final class WorkloadEdges {

  private static final String CHANGED = "lambda CreateFunction UpdateFunctionConfiguration";
  static final Function<Event, List<ResourceKey>> FUNCTION = Ends.first(
      ResourceTypes.FUNCTION, "responseElements.functionName", "requestParameters.functionName");

  static final List<EdgeRule> ALL = List.of(
      edge(
          CHANGED + " UpdateFunctionCode",
          EdgeType.RUNS_AS,
          FUNCTION,
          Ends.first(ResourceTypes.ROLE, "responseElements.role", "requestParameters.role")),
      edge(CHANGED, EdgeType.USES, FUNCTION, Ends.at(Ends.LAYER, "requestParameters.layers[]")),
      edge(
          CHANGED,
          EdgeType.IN,
          FUNCTION,
          Ends.at("AWS::EC2::Subnet", "requestParameters.vpcConfig.subnetIds[]")),
      edge(
          CHANGED,
          EdgeType.USES,
          FUNCTION,
          Ends.at(ResourceTypes.SECURITY_GROUP, "requestParameters.vpcConfig.securityGroupIds[]")),
      edge(
          "lambda CreateFunction UpdateFunctionCode",
          EdgeType.USES,
          FUNCTION,
          Ends.at(
              ResourceTypes.BUCKET,
              "requestParameters.code.s3Bucket",
              "requestParameters.s3Bucket")),
      edge("lambda AddPermission", EdgeType.INVOKED_BY, FUNCTION, WorkloadEdges::invoker),
      edge(
          "lambda CreateEventSourceMapping",
          EdgeType.INVOKED_BY,
          Ends.first(
              ResourceTypes.FUNCTION,
              "responseElements.functionArn",
              "requestParameters.functionName"),
          event -> Ends.ofArn(event.text("requestParameters.eventSourceArn"))),
      edge(
              "lambda DeleteEventSourceMapping",
              EdgeType.INVOKED_BY,
              Ends.at(ResourceTypes.FUNCTION, "responseElements.functionArn"),
              event -> Ends.ofArn(event.text("responseElements.eventSourceArn")))
          .closing(),
      edge(
          "ecs RegisterTaskDefinition",
          EdgeType.RUNS_AS,
          Ends.at("AWS::ECS::TaskDefinition", "responseElements.taskDefinition.taskDefinitionArn"),
          Ends.at(
              ResourceTypes.ROLE,
              "requestParameters.taskRoleArn",
              "requestParameters.executionRoleArn")));

  private WorkloadEdges() {}

  /** The resource that may invoke; where the call names none, the principal: an account, a service, everybody. */
  private static List<ResourceKey> invoker(Event event) {
    List<ResourceKey> source = Ends.ofArn(event.text("requestParameters.sourceArn"));
    String principal = event.text("requestParameters.principal");
    return !source.isEmpty() || principal.isEmpty()
        ? source
        : List.of(Principals.named(Place.of(event), principal));
  }
}
