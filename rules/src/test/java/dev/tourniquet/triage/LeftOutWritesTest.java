package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Presence;
import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.exposure.Exposure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A resource of which more calls are held in the lake than a case takes. */
class LeftOutWritesTest {

  private static final String GAP = "7 more calls changed or related "
      + ResourceKey.parse(Shares.snapshotKey()).id()
      + " than a page folds, those farthest in time from the trigger; resource_changes and"
      + " resource_states hold them";

  @Test
  void thePageSaysHowManyCallsItsConfigurationAndItsChangesLack() {
    Investigation shown = Investigator.investigate(published(7));
    assertThat(shown.configuration().gaps()).contains("configuration: " + GAP);
    assertThat(shown.changes().gaps()).contains("changes: " + GAP);
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

  private static CaseFile published(long leftOut) {
    CaseFile file = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("public", 0, PUBLISH, PERSON))
        .asOf(NOW.plusSeconds(7_200))
        .file();
    ResourceFile all = file.resource();
    return new CaseFile(
        file.rule(),
        new ResourceFile(all.key(), all.writes(), all.items(), Map.of(), leftOut),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        file.background());
  }
}
