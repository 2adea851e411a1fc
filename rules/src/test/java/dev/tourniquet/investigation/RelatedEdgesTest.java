package dev.tourniquet.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelatedEdgesTest {

  private static final String ASSOCIATE = """
      {"eventID": "e1", "eventName": "AssociateAddress", "eventTime": "2026-03-01T00:00:00Z",
       "requestParameters": {"allocationId": "eipalloc-1", "instanceId": "i-1"},
       "responseElements": {"associationId": "eipassoc-1"},""";
  private static final String DISASSOCIATE = """
      {"eventID": "e2", "eventName": "DisassociateAddress", "eventTime": "2026-03-01T01:00:00Z",
       "requestParameters": {"associationId": "eipassoc-1"},""";
  private static final String AGAIN = ASSOCIATE.replace("01T00", "01T02").replace("e1", "e3");

  @Test
  void aRelationIsShownWithItsEndAndWithoutWhatTiesIt() {
    assertThat(shown(ASSOCIATE, DISASSOCIATE))
        .containsExactly(
            "eipalloc-1 ASSOCIATED_WITH i-1 2026-03-01T00:00:00Z 2026-03-01T01:00:00Z");
  }

  @Test
  void aRelationThatIsMadeAgainLasts() {
    assertThat(shown(ASSOCIATE, DISASSOCIATE, AGAIN))
        .containsExactly("eipalloc-1 ASSOCIATED_WITH i-1 2026-03-01T00:00:00Z null");
  }

  @Test
  void whoDeletedItIsShown() {
    assertThat(shown(ASSOCIATE, """
            {"eventID": "e4", "eventName": "ReleaseAddress", "eventTime": "2026-03-01T03:00:00Z",
             "requestParameters": {"allocationId": "eipalloc-1"},"""))
        .containsExactly(
            "eipalloc-1 ASSOCIATED_WITH i-1 2026-03-01T00:00:00Z 2026-03-01T03:00:00Z",
            "eipalloc-1 DELETED_BY iamuser:111122223333:AIDAIOSFODNN7EXAMPLE 2026-03-01T03:00:00Z null");
  }

  /** An image is also what was made of it: where it was exported to, who launched it. */
  @Test
  void whatCameFromTheResourceOrUsesItIsTold() {
    List<ResourceEdge> edges =
        Stream.of("""
            {"eventID": "e1", "eventName": "ExportImage", "eventTime": "2026-03-01T00:00:00Z",
             "requestParameters": {"imageId": "ami-1", "s3ExportLocation": {"s3Bucket": "b"}},""", """
            {"eventID": "e2", "eventName": "CopyImage", "eventTime": "2026-03-01T01:00:00Z",
             "requestParameters": {"sourceImageId": "ami-1"}, "responseElements": {"imageId": "ami-2"},""", """
            {"eventID": "e3", "eventName": "CopyImage", "eventTime": "2026-03-01T02:00:00Z",
             "requestParameters": {"sourceImageId": "ami-2"}, "responseElements": {"imageId": "ami-3"},""").flatMap(call -> Edges.of(event(call)).stream()).toList();
    ResourceKey image =
        ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.IMAGE, "ami-1");
    assertThat(RelatedEdges.onto(image, edges))
        .extracting(
            one -> Inverse.name(one.best().type()) + " " + one.best().child().id())
        .containsExactly("COPIED_TO ami-2", "EXPORTED_TO b");
  }

  private static List<String> shown(String... calls) {
    List<ResourceEdge> edges =
        Stream.of(calls).flatMap(call -> Edges.of(event(call)).stream()).toList();
    return RelatedEdges.from(
            ResourceTypes.key(Place.of("111122223333", "us-east-1"), "AWS::EC2::EIP", "eipalloc-1"),
            edges)
        .stream()
        .map(one -> String.join(
            " ",
            one.best().child().id(),
            one.best().type().name(),
            one.best().parent().id(),
            one.since().toString(),
            String.valueOf(one.until())))
        .toList();
  }

  private static Event event(String call) {
    return Event.parse(call + """
        "eventSource": "ec2.amazonaws.com", "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
        "userIdentity": {"type": "IAMUser", "principalId": "AIDAIOSFODNN7EXAMPLE", "accountId": "111122223333"}}
        """);
  }
}
