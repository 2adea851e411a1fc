package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.RealEvents;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ResourceKey IMAGE =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.IMAGE, "ami-1");

  @Test
  void readsTheTagsOfARealLaunch() {
    Event launch = RealEvents.named(RealEvents.invictus(), "RunInstances");
    List<TagChange> changes = Names.of(launch);
    assertThat(Names.at(changes.get(0).resource(), changes, launch.time().orElseThrow()))
        .isEqualTo(new Labels("", Map.of("StratusRedTeam", "true"), List.of(launch.id())));
  }

  @Test
  void whatWasWrittenDuringTheIncidentDoesNotCount() {
    assertThat(labels(10)).isEqualTo(new Labels("prod-db", Map.of("Env", "prod"), List.of("e1")));
    assertThat(labels(20))
        .isEqualTo(
            new Labels("scratch", Map.of("Env", "dev", "Name", "scratch"), List.of("e1", "e2")));
    assertThat(labels(30).tags()).isEqualTo(Map.of("Name", "scratch"));
  }

  @Test
  void whatHadNoTagsYetHasThoseItWasMadeWith() {
    assertThat(labels(-100).name()).isEqualTo("prod-db");
  }

  @Test
  void tagsOfTheSnapshotsAreNotTagsOfTheImage() {
    assertThat(Names.of(event("e1", 0, "CreateImage", """
            {"name": "n", "tagSpecificationSet": {"items": [
              {"resourceType": "snapshot", "tags": [{"key": "Env", "value": "prod"}]}]}}
            """)))
        .extracting(TagChange::key)
        .containsExactly(TagChange.GIVEN_NAME);
  }

  @Test
  void anEndpointIsNoVpc() {
    assertThat(Names.of(event("e1", 0, "CreateTags", """
            {"resourcesSet": {"items": [{"resourceId": "vpce-1"}]}, "tagSet": {"items": [{"key": "a", "value": "b"}]}}
            """))).isEmpty();
  }

  private static Labels labels(long second) {
    List<TagChange> changes = Stream.of(
            event("e1", 0, "CreateImage", """
                {"name": "prod-db", "tagSpecificationSet": {"items": [
                  {"resourceType": "image", "tags": [{"key": "Env", "value": "prod"}]}]}}
                """),
            event("e2", 20, "CreateTags", """
                {"resourcesSet": {"items": [{"resourceId": "ami-1"}]},
                 "tagSet": {"items": [{"key": "Env", "value": "dev"}, {"key": "Name", "value": "scratch"}]}}
                """),
            event("e3", 30, "DeleteTags", """
                {"resourcesSet": {"items": [{"resourceId": "ami-1"}]}, "tagSet": {"items": [{"key": "Env"}]}}
                """))
        .flatMap(event -> Names.of(event).stream())
        .toList();
    return Names.at(IMAGE, changes, START.plusSeconds(second));
  }

  private static Event event(String id, long second, String name, String request) {
    return Event.parse("""
        {"eventID": "%s", "eventSource": "ec2.amazonaws.com", "eventName": "%s", "eventTime": "%s",
         "awsRegion": "us-east-1", "recipientAccountId": "111122223333", "requestParameters": %s,
         "responseElements": {"imageId": "ami-1"}}
        """.formatted(id, name, START.plusSeconds(second), request));
  }
}
