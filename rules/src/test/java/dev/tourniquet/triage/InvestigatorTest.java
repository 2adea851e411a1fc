package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.event;
import static dev.tourniquet.triage.Toggled.investigated;
import static dev.tourniquet.triage.Toggled.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.HistoryView;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvestigatorTest {

  @Test
  void everyToggleIsAChangeTiedToItsCallAndCaller() {
    assertThat(investigated().changes().items())
        .extracting(HistoryView.Change::event, HistoryView.Change::principal)
        .containsExactly(
            tuple("public-1", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("private-1", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("public-2", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("private-2", "role:111122223333:AROAQQQQQQQQQQQQQQQQ3"));
  }

  @Test
  void everyToggleHasTheCallThatPutsItBack() {
    assertThat(investigated().changes().items())
        .extracting(
            HistoryView.Change::path,
            HistoryView.Change::attribution,
            change -> change.revert().parameters().path("OperationType").asText())
        .containsExactly(
            tuple("createVolumePermission[all]", "EXACT", "remove"),
            tuple("createVolumePermission[all]", "EXACT", "add"),
            tuple("createVolumePermission[all]", "EXACT", "remove"),
            tuple("createVolumePermission[all]", "EXACT", "add"));
  }

  @Test
  void aRequestThatWasLeftOutIsAGapOfTheConfigurationAndOfTheChanges() {
    Event omitted = event("omitted", 20, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false, "userIdentity": %s,
         "resources": [{"type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::logs-b", "accountId": "111122223333"}],
         "requestParameters": {"omitted": true, "reason": "requestParameters too large", "originalSize": 300000}}
        """.formatted(PERSON));
    CaseFile file = story().file();
    Investigation shown = Investigator.investigate(new CaseFile(
        file.rule(),
        new ResourceFile("AWS::S3::Bucket|aws||global|logs-b", List.of(omitted), List.of()),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        file.background()));

    assertThat(shown.configuration().gaps())
        .contains(
            "configuration: policy is not known since 2026-03-01T14:25:00Z: CloudTrail left out what the call wrote");
    assertThat(shown.changes().gaps()).singleElement().asString().contains("(event omitted)");
  }

  @Test
  void theHistorySaysWhenItWasOpenAndWhenNot() {
    assertThat(investigated().history().items())
        .extracting(HistoryView.Check::outcome, HistoryView.Check::from, HistoryView.Check::to)
        .containsExactly(
            tuple("FAIL", NOW, NOW.plusSeconds(600)),
            tuple("PASS", NOW.plusSeconds(600), NOW.plusSeconds(1_800)),
            tuple("FAIL", NOW.plusSeconds(1_800), NOW.plusSeconds(3_600)),
            tuple("PASS", NOW.plusSeconds(3_600), null));
  }

  @Test
  void callsSayTheirTotalAndHowManyAreCut() {
    CaseFile file = story().file();
    CallList cut = new CallList(500, file.pivots().byIp().events(), List.of());
    Investigation investigation = Investigator.investigate(new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        new Pivots(CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE, cut),
        file.related(),
        file.background()));

    assertThat(investigation.callsByIp().total()).isEqualTo(500);
    assertThat(investigation.callsByIp().more()).isEqualTo(500L - cut.events().size());
  }

  @Test
  void permissionsAreUnknownWithANamedGap() {
    assertThat(investigated().permissions().permissionClass()).isEqualTo("UNKNOWN");
    assertThat(investigated().permissions().gaps()).isNotEmpty();
  }
}
