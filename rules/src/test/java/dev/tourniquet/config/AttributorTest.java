package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.recorder.Recorder;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttributorTest {

  private static final ResourceKey BUCKET =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.BUCKET, "b");
  private static final Held HELD = Held.of(List.of(new Held.Span(
      "111122223333", "us-east-1", time("2026-02-01T00:00:00Z"), time("2026-04-01T00:00:00Z"))));

  @Test
  void aChangeThatACallTellsIsThatCalls() {
    Write call = write("e1", "2026-03-01T10:00:00Z", "s3:PutBucketOwnershipControls", "alice");
    Attributed attributed = Attributor.over(List.of(call), HELD, List.of())
        .of(Fold.history(
                List.of(new AttributeChange(
                    BUCKET, "ownership", Op.SET, Json.textNode("x"), "e1", call.time())),
                List.of(),
                Instant.MAX)
            .get(0));
    assertThat(attributed.attribution()).isEqualTo(Attribution.EXACT);
    assertThat(attributed.events()).containsExactly("e1");
    assertThat(attributed.principal()).isEqualTo("alice");
  }

  @Test
  void theOnlyCallThatFitsASeenChangeIsStrong() {
    Attributed attributed = attribute(
        List.of(write("e1", "2026-03-01T10:55:00Z", "ec2:ModifyInstanceAttribute", "alice")), HELD);
    assertThat(attributed.attribution()).isEqualTo(Attribution.STRONG);
    assertThat(attributed.events()).containsExactly("e1");
    assertThat(attributed.principal()).isEqualTo("alice");
  }

  @Test
  void severalCallsAreAllShownNewestFirst() {
    Attributed attributed = attribute(
        List.of(
            write("e1", "2026-03-01T10:50:00Z", "ec2:ModifyInstanceAttribute", "alice"),
            write("e2", "2026-03-01T10:55:00Z", "ec2:ModifyInstanceAttribute", "bob")),
        HELD);
    assertThat(attributed.attribution()).isEqualTo(Attribution.WEAK);
    assertThat(attributed.events()).containsExactly("e2", "e1");
    assertThat(attributed.principal()).isEmpty();
  }

  @Test
  void aCallUpToTwoMinutesAfterTheItemFitsAndOneLongBeforeDoesNot() {
    assertThat(attribute(
                List.of(write("e1", "2026-03-01T11:02:00Z", "ec2:ModifyInstanceAttribute", "a")),
                HELD)
            .attribution())
        .isEqualTo(Attribution.STRONG);
    assertThat(attribute(
                List.of(
                    write("e1", "2026-03-01T11:02:01Z", "ec2:ModifyInstanceAttribute", "a"),
                    write("e0", "2026-03-01T10:29:00Z", "ec2:ModifyInstanceAttribute", "a")),
                HELD)
            .attribution())
        .isEqualTo(Attribution.UNATTRIBUTED);
  }

  @Test
  void dailyRecordingLooksBackADay() {
    List<Write> calls =
        List.of(write("e0", "2026-03-01T01:00:00Z", "ec2:ModifyInstanceAttribute", "a"));
    assertThat(attribute(calls, HELD, "\"recordingFrequency\": \"DAILY\"").attribution())
        .isEqualTo(Attribution.STRONG);
    assertThat(attribute(calls, HELD).attribution()).isEqualTo(Attribution.UNATTRIBUTED);
  }

  @Test
  void anOldItemNamesItsEventItself() {
    List<Write> calls = List.of(
        write("e1", "2026-03-01T10:50:00Z", "ec2:ModifyInstanceAttribute", "alice"),
        write("e2", "2026-03-01T10:55:00Z", "ec2:ModifyInstanceAttribute", "bob"));
    Attributed attributed = attribute(calls, HELD, "\"relatedEvents\": [\"e1\"]");
    assertThat(attributed.attribution()).isEqualTo(Attribution.EXACT);
    assertThat(attributed.principal()).isEqualTo("alice");
  }

  @Test
  void aCallThatCannotChangeTheAttributeIsNotBlamed() {
    List<Observed> items = List.of(
        new Observed(
            BUCKET, "ownership", Json.textNode("a"), time("2026-03-01T10:00:00Z"), "1", Via.CONFIG),
        new Observed(
            BUCKET,
            "ownership",
            Json.textNode("b"),
            time("2026-03-01T11:00:00Z"),
            "2",
            Via.CONFIG));
    Change change = Fold.history(List.of(), items, Instant.MAX).get(0);
    assertThat(Attributor.over(
                List.of(write("e1", "2026-03-01T10:55:00Z", "s3:PutBucketTagging", "a")),
                HELD,
                List.of())
            .of(change)
            .attribution())
        .isEqualTo(Attribution.UNATTRIBUTED);
    assertThat(Attributor.over(
                List.of(write("e1", "2026-03-01T10:55:00Z", "s3:PutBucketOwnershipControls", "a")),
                HELD,
                List.of())
            .of(change)
            .attribution())
        .isEqualTo(Attribution.STRONG);
  }

  @Test
  void saysWhyNoCallIsKnown() {
    assertThat(attribute(List.of(), HELD).reason()).startsWith("service-internal");
    assertThat(attribute(List.of(), Held.of(List.of())).reason())
        .startsWith("no trail coverage in region");
    assertThat(attribute(List.of(), covering("2026-03-01T10:40:00Z", "2026-04-01T00:00:00Z"))
            .reason())
        .startsWith("before log start");
    assertThat(attribute(List.of(), covering("2026-02-01T00:00:00Z", "2026-03-01T10:40:00Z"))
            .reason())
        .startsWith("after log end");
    assertThat(Attributor.over(List.of(), HELD, List.of())
            .of(change(items("")
                .map(item ->
                    item.via() == Via.CONFIG && item.at().isAfter(time("2026-03-01T10:30:00Z"))
                        ? new Observed(
                            item.resource(),
                            item.attribute(),
                            item.value(),
                            item.at(),
                            item.source(),
                            Via.CONFIG_DISCOVERED)
                        : item)))
            .reason())
        .startsWith("ResourceDiscovered baseline");
  }

  @Test
  void aChangeIsNotLeftUnattributedWithoutAReason() {
    Change change = change(items(""));
    assertThatThrownBy(() -> new Attributed(change, Attribution.UNATTRIBUTED, "", List.of(), ""))
        .hasMessage(
            "Cannot leave a change of configuration.instanceType unattributed without a reason");
  }

  private static Held covering(String from, String to) {
    return Held.of(List.of(new Held.Span("111122223333", "us-east-1", time(from), time(to))));
  }

  private static Attributed attribute(List<Write> writes, Held held, String... rest) {
    String more = rest.length == 0 ? "" : rest[0];
    return Attributor.over(writes, held, recorded(more)).of(change(items(more)));
  }

  private static Change change(Stream<Observed> items) {
    return Fold.history(List.of(), items.toList(), Instant.MAX).get(0);
  }

  private static Stream<Observed> items(String rest) {
    return recorded(rest).stream().flatMap(item -> Observations.of(item).stream());
  }

  private static List<InventoryItem> recorded(String rest) {
    String more = rest.isEmpty() ? "" : ", " + rest;
    return Recorder.history(
        Recorder.item(
            "AWS::EC2::Instance",
            "i-1",
            "",
            "2026-03-01T00:00:00Z",
            "\"configuration\": {\"instanceType\": \"a\"}" + more),
        Recorder.item(
            "AWS::EC2::Instance",
            "i-1",
            "",
            "2026-03-01T11:00:00Z",
            "\"configuration\": {\"instanceType\": \"b\"}" + more));
  }

  private static Write write(String id, String time, String call, String principal) {
    return new Write(id, time(time), call, principal);
  }

  private static Instant time(String text) {
    return Instant.parse(text);
  }
}
