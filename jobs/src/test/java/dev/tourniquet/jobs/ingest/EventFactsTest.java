package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.EventEntities.Entity;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventFactsTest {
  @Test
  void anEventNamesItsCallerItsAddressAndWhatItIsAbout() {
    EventFacts facts = EventFacts.of(call(
        "ModifyImageAttribute",
        ",\"requestParameters\":{\"imageId\":\"ami-0123456789abcdef0\",\"launchPermission\":{\"add\":"
            + "{\"items\":[{\"userId\":\"444455556666\"}]}}}"));

    assertThat(facts.mentions().all())
        .extracting(Entity::kind, Entity::label, Entity::relation)
        .contains(
            tuple("resource", "ami-0123456789abcdef0", "TARGET"),
            tuple("grantee", "444455556666", "GRANTEE"));
    assertThat(facts.source().entities().all())
        .extracting(Entity::kind, Entity::label)
        .containsExactly(tuple("ip", "203.0.113.7"));
    assertThat(facts.caller().entities().all())
        .extracting(Entity::kind)
        .containsExactly("identity", "session", "actor", "credential");
    assertThat(facts.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void aSnapshotComesFromItsVolumeAndARefusedOneDoesNot() {
    String made =
        ",\"requestParameters\":{\"volumeId\":\"vol-0123456789abcdef0\"},\"responseElements\":"
            + "{\"snapshotId\":\"snap-0123456789abcdef0\",\"volumeId\":\"vol-0123456789abcdef0\"}";

    assertThat(EventFacts.of(call("CreateSnapshot", made)).edges())
        .singleElement()
        .satisfies(edge -> assertThat(edge.child().id() + " " + edge.parent().id())
            .isEqualTo("snap-0123456789abcdef0 vol-0123456789abcdef0"));
    assertThat(EventFacts.of(
                call("CreateSnapshot", made + ",\"errorCode\":\"Client.UnauthorizedOperation\""))
            .edges())
        .isEmpty();
  }

  /** Remembered or worked out anew, in whatever order: the facts of a record are those of the record alone. */
  @Test
  void whatIsRememberedIsWhatWouldBeWorkedOut() {
    List<JsonNode> records = new ArrayList<>(RealEvents.stratus());
    records.addAll(RealEvents.stratus());
    byte[] bytes = ("{\"Records\":" + records + "}").getBytes(StandardCharsets.UTF_8);
    var scanner = new RecordScanner(RecordReader.WRITTEN, Limits.DEFAULT.depth());
    var reader = new FactsReader(scanner.shape(), scanner.slots(), scanner.skim());
    var parser = new ObjectParser("x.json", bytes, Limits.DEFAULT, scanner);
    int scanned = 0;
    while (parser.hasNext()) {
      if (parser.next() instanceof ObjectParser.Item.Scanned item) {
        var event = new Event(records.get(item.index()));
        var stamp = new EventColumns.Stamp("x.json", 1);
        stamp.set(event.account().getBytes(StandardCharsets.UTF_8), scanner.micros(), item.index());
        EventFacts remembered = reader.read(bytes, item.from(), stamp);
        assertSame(remembered, EventFacts.of(event));
        boolean issued = event.record().path("userIdentity").has("inScopeOf");
        if (!issued) {
          assertThat(Set.copyOf(remembered.edges())).isEqualTo(Set.copyOf(Edges.of(event)));
        }
        scanned++;
      }
    }
    assertThat(scanned).isGreaterThan(600);
  }

  private static void assertSame(EventFacts remembered, EventFacts workedOut) {
    assertThat(remembered.caller().entities().all())
        .isEqualTo(workedOut.caller().entities().all());
    assertThat(remembered.caller().direct()).isEqualTo(workedOut.caller().direct());
    assertThat(remembered.source().entities().all())
        .isEqualTo(workedOut.source().entities().all());
    assertThat(remembered.mentions().all()).isEqualTo(workedOut.mentions().all());
    assertThat(remembered.outcome()).isEqualTo(workedOut.outcome());
    // Of a session only the first record tells to which workload it was issued.
    assertThat(Set.copyOf(workedOut.edges())).containsAll(remembered.edges());
  }

  private static Event call(String name, String more) {
    return Event.parse(Logs.event("e", "01", more).replace("DescribeInstances", name));
  }
}
