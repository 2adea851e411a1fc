package dev.tourniquet.jobs.docs;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.hunt.LakeTables;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesPageTest {
  private static final Field DAY = Field.required("day", DateType, "UTC day.");
  private static final Field NAME =
      Field.optional("name", StringType, "Either|or,\nas the log has it.");

  @Test
  void thePageInTheRepositoryIsWhatTheCodeSays() throws IOException {
    GeneratedPage.named("tables.md").is(TablesPage.of(LakeTables.ALL));
  }

  @Test
  void aTableTellsItsPartitionAndEachColumnsTypeNullsAndMeaning() {
    Table table = Table.daily("visits", "One visit.", DAY, NAME).searchedBy(NAME);

    assertThat(TablesPage.of(List.of(table))).endsWith("""
            - [`visits`](#visits): One visit.

            ## visits
            One visit. Partitioned by `day`.

            | column | type | there | meaning |
            |---|---|---|---|
            | `day` | `date` | always | UTC day. |
            | `name` | `string` | may be null, searched | Either\\|or, as the log has it. |
            """);
  }

  @Test
  void aTableThatIsNotKeptByDaySaysSo() {
    assertThat(TablesPage.of(List.of(Table.whole("visits", "One visit.", NAME))))
        .contains("One visit. Not partitioned.\n");
  }
}
