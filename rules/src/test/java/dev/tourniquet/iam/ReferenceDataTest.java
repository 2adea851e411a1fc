package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

  @Test
  void everyActionAwsDocumentsIsKnown() {
    assertThat(ActionCatalog.AWS.size()).isEqualTo(22_091);
    assertThat(ActionCatalog.AWS.matching(Glob.ofAction("iam:*")).cardinality()).isGreaterThan(170);
  }

  @Test
  void readsThatAreLabelledWriteCountAsReads() {
    assertThat(isWrite("iam:PutUserPolicy")).isTrue();
    assertThat(isWrite("s3:GetObject")).isFalse();
    assertThat(isWrite("glue:SearchTables")).isFalse();
  }

  @Test
  void everySensitiveActionExists() {
    for (SensitiveActions list : SensitiveActions.values()) {
      assertThat(list.names()).as("%s", list).isNotEmpty().doesNotHaveDuplicates();
      assertThat(list.names())
          .as("%s", list)
          .allMatch(name -> ActionCatalog.AWS.number(name).isPresent() || WITHDRAWN.contains(name));
    }
  }

  /** Named by the source of the list, no longer documented by AWS. */
  private static final List<String> WITHDRAWN = List.of();

  private static boolean isWrite(String action) {
    return ActionCatalog.AWS.writes().get(ActionCatalog.AWS.number(action).orElseThrow());
  }
}
