package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case calls identities by the names that people use. */
class IncidentCaseTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void identitiesAreCalledByName() {
    assertThat(entry("iamuser:AIDAX", "arn:aws:iam::111122223333:user/build/ImageBuilder")
            .principalLabel())
        .isEqualTo("ImageBuilder");
    assertThat(entry("role:AROAX", "arn:aws:iam::111122223333:role/team/Export").principalLabel())
        .isEqualTo("role Export");
    assertThat(entry("root:111122223333", "arn:aws:iam::111122223333:root").principalLabel())
        .isEqualTo("root");
  }

  @Test
  void whoHasNoNameIsCalledByItsKey() {
    assertThat(entry("service:ec2.amazonaws.com", null).principalLabel())
        .isEqualTo("service:ec2.amazonaws.com");
    assertThat(entry(null, null).principalLabel()).isNull();
  }

  @Test
  void whatTiesFindingsIsCalledByNameToo() {
    IncidentCase incident = new IncidentCase(
        "f1",
        Verdict.SICK,
        true,
        TIME,
        TIME,
        2,
        0,
        List.of("credential AKIAX", "identity iamuser:AIDAX", "identity iamuser:AIDAOTHER"),
        List.of(entry("iamuser:AIDAX", "arn:aws:iam::111122223333:user/ImageBuilder")));
    assertThat(incident.ties())
        .containsExactly("credential AKIAX", "identity ImageBuilder", "identity iamuser:AIDAOTHER");
  }

  private static IncidentCase.Entry entry(String principal, String arn) {
    return new IncidentCase.Entry(
        TIME, TIME, "f1", "Title", Verdict.SICK, Bleeding.YES, null, principal, null, arn);
  }
}
