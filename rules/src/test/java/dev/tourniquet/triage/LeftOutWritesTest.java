package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Effect;
import dev.tourniquet.config.Presence;
import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.HistoryView;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.exposure.Exposure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A resource of which more calls are held in the lake than a case takes. */
class LeftOutWritesTest {

  private static final String GAP = "7 more calls changed or related "
      + ResourceKey.parse(Shares.snapshotKey()).id()
      + " than a case holds, those farthest in time from the trigger; resource_edges and"
      + " event_entities hold them";
  private static final String UNPUBLISH = "{\"remove\": {\"items\": [{\"group\": \"all\"}]}}";
  private static final String OLDER =
      "3 older changes were too many to fold; resource_writes holds them";

  @Test
  void thePageSaysHowManyCallsItsConfigurationAndItsChangesLack() {
    Investigation shown = Investigator.investigate(published(7));
    assertThat(shown.configuration().gaps()).contains("configuration: " + GAP);
    assertThat(shown.changes().gaps()).contains("changes: " + GAP);
    assertThat(shown.related().gaps()).contains("related: " + GAP);
  }

  @Test
  void whatCallsDidIsWholeWhereItWasLookedUpHoweverManyCallsAreLeftOut() {
    Investigation shown = Investigator.investigate(published(7, effects(0)));
    assertThat(shown.configuration().gaps()).doesNotContain("configuration: " + GAP);
    assertThat(shown.changes().gaps()).isEmpty();
    assertThat(shown.related().gaps()).contains("related: " + GAP);
    assertThat(still(published(7, effects(0)))).isEqualTo(Presence.YES);
  }

  @Test
  void whatWasLookedUpAndWasTooMuchIsAGap() {
    Investigation shown = Investigator.investigate(published(7, effects(3)));
    assertThat(shown.configuration().gaps()).contains("configuration: " + OLDER);
    assertThat(shown.changes().gaps()).containsExactly("changes: " + OLDER);
    assertThat(still(published(7, effects(3)))).isEqualTo(Presence.UNKNOWN);
  }

  /** The call that ended it is not among the events of the case; what it did is. */
  @Test
  void whatACallDidCountsWhoseEventTheCaseDoesNotHold() {
    List<Effect> all = new ArrayList<>(effects(0).held());
    all.addAll(Effect.of(snapshot("unpublish", 60, UNPUBLISH, PERSON)));
    CaseFile file = published(7, new Effects(all, 0));
    Investigation shown = Investigator.investigate(file);

    assertThat(still(file)).isEqualTo(Presence.NO);
    assertThat(shown.configuration().value().path("createVolumePermission").toString())
        .doesNotContain("all");
    assertThat(shown.changes().total()).isEqualTo(2);
    assertThat(shown.changes().more()).isEqualTo(1);
    assertThat(shown.changes().items())
        .extracting(HistoryView.Change::event)
        .containsExactly("public");
  }

  @Test
  void thePageSaysHowManyResourcesAreBeyondTheCase() {
    CaseFile file = published(0);
    ResourceFile all = file.resource();
    ResourceFile more =
        new ResourceFile(all.key(), all.writes(), all.items(), Map.of(), 0, Effects.NONE, 9);

    assertThat(more.gapOfRelated())
        .contains(all.resourceKey().id()
            + " leads to 9 more resources than a case holds, those most steps away and then farthest"
            + " in time from the trigger; resource_edges holds them");
    assertThat(more.until(file.asOf()).carrying(Map.of()).gapOfRelated()).isPresent();
    assertThat(all.gapOfRelated()).isEmpty();
  }

  @Test
  void whetherItIsStillOpenIsNotSaidByHalfTheCalls() {
    assertThat(still(published(0))).isEqualTo(Presence.YES);
    assertThat(still(published(7))).isEqualTo(Presence.UNKNOWN);
  }

  @Test
  void whatIsFollowedChangesRelatesOrNames() {
    assertThat(ResourceFile.followed())
        .contains("PutBucketPolicy", "AttachVolume", "DisassociateAddress", "CreateTags", "TagRole")
        .doesNotContain("PutObject", "GetObject", "Invoke");
  }

  private static Presence still(CaseFile file) {
    return FoldedResource.of(file).still(Exposure.of(file.trigger().events())).open();
  }

  private static Effects effects(long leftOut) {
    return new Effects(Effect.of(snapshot("public", 0, PUBLISH, PERSON)), leftOut);
  }

  private static CaseFile published(long leftOut) {
    return published(leftOut, Effects.NONE);
  }

  private static CaseFile published(long leftOut, Effects effects) {
    CaseFile file = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("public", 0, PUBLISH, PERSON))
        .asOf(NOW.plusSeconds(7_200))
        .file();
    ResourceFile all = file.resource();
    return new CaseFile(
        file.rule(),
        new ResourceFile(all.key(), all.writes(), all.items(), Map.of(), leftOut, effects, 0),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        file.background());
  }
}
