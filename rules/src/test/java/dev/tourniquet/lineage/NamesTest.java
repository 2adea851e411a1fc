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
        .isEqualTo(new Labels("", Map.of("StratusRedTeam", "true"), List.of(launch.id()), false));
  }

  @Test
  void whatWasWrittenDuringTheIncidentDoesNotCount() {
    assertThat(labels(10))
        .isEqualTo(new Labels("prod-db", Map.of("Env", "prod"), List.of("e1"), false));
    assertThat(labels(20))
        .isEqualTo(new Labels(
            "scratch", Map.of("Env", "dev", "Name", "scratch"), List.of("e1", "e2"), false));
    assertThat(labels(30).tags()).isEqualTo(Map.of("Name", "scratch"));
  }

  @Test
  void whatHadNoTagsYetHasThoseItWasMadeWith() {
    assertThat(labels(-100))
        .isEqualTo(new Labels("prod-db", Map.of("Env", "prod"), List.of("e1"), true));
  }

  @Test
  void aDatabaseSnapshotMadeAnewUnderItsOldNameIsNewAndOneThatIsTaggedIsNot() {
    List<TagChange> made = Names.of(snapshot("made", -86_400));
    List<TagChange> again = Names.of(snapshot("again", 10));
    ResourceKey key = made.get(0).resource();

    assertThat(Names.at(key, made, START)).isEqualTo(named("made", false));
    assertThat(Names.at(key, again, START)).isEqualTo(named("again", true));
    assertThat(Names.at(key, Stream.concat(made.stream(), again.stream()).toList(), START))
        .isEqualTo(named("made", true));
  }

  private static Labels named(String evidence, boolean fresh) {
    return new Labels("test", Map.of(), List.of(evidence), fresh);
  }

  private static Event snapshot(String id, long second) {
    return Event.parse("""
        {"eventID": "%s", "eventSource": "rds.amazonaws.com", "eventName": "CreateDBSnapshot", "eventTime": "%s",
         "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
         "requestParameters": {"dBSnapshotIdentifier": "Test", "dBInstanceIdentifier": "prod-customers"}}
        """.formatted(id, START.plusSeconds(second)));
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
