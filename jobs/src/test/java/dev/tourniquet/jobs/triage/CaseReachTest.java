package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.lake.SparkTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class CaseReachTest {
  private static final Instant CALL = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant AS_OF = Instant.parse("2026-03-12T00:00:00Z");

  @Test
  void ofManyRelatedThoseNearestInTimeAreHeldAndTheRestIsCounted(SparkSession spark) {
    Given[] edges = IntStream.range(0, 30)
        .mapToObj(i -> edge("vol-%02d".formatted(i), CALL.minusSeconds(86_400L * (30 - i))))
        .toArray(Given[]::new);

    Dataset<Row> reached =
        CaseResources.reached(candidate(spark), given(spark, ResourceEdges.TABLE, edges), AS_OF);

    assertThat(reached.collectAsList())
        .extracting(row -> row.<String>getAs(CaseResources.RESOURCE.name()))
        .hasSize(26)
        .contains("image", "vol-29", "vol-05")
        .doesNotContain("vol-00", "vol-04");
    assertThat(CaseResources.beyond(reached).collectAsList())
        .extracting(
            row -> row.getAs(CaseParts.PART.name()), row -> row.getAs(CaseParts.PAYLOAD.name()))
        .containsExactly(tuple("BEYOND", "{\"resources\":5}"));
  }

  @Test
  void whereAllAreHeldNothingIsMissing(SparkSession spark) {
    Dataset<Row> edges =
        given(spark, ResourceEdges.TABLE, edge("vol-1", CALL), edge("vol-1", AS_OF));

    Dataset<Row> reached = CaseResources.reached(candidate(spark), edges, AS_OF);

    assertThat(reached.collectAsList()).hasSize(2);
    assertThat(CaseResources.beyond(reached).collectAsList()).isEmpty();
  }

  @Test
  void aCallerThatIsRelatedAsWellIsThereOnce(SparkSession spark) {
    Dataset<Row> edges = given(spark, ResourceEdges.TABLE, edge("role", CALL));
    Dataset<Row> calling = candidate(spark).withColumn(Triggers.CALLER.name(), lit("role"));

    assertThat(CaseResources.reached(calling, edges, AS_OF).collectAsList()).hasSize(2);
  }

  private static Dataset<Row> candidate(SparkSession spark) {
    StructType columns = new StructType()
        .add(CaseParts.CASE.name(), DataTypes.StringType)
        .add(Triggers.RESOURCE.name(), DataTypes.StringType)
        .add(Triggers.CALLER.name(), DataTypes.StringType)
        .add(Triggers.EVENT_TIME.name(), DataTypes.TimestampType);
    return spark.createDataFrame(List.of(RowFactory.create("case", "image", "", CALL)), columns);
  }

  private static Given edge(String parent, Instant time) {
    return Given.row()
        .with(ResourceEdges.CHILD, "image")
        .with(ResourceEdges.PARENT, parent)
        .with(ResourceEdges.TIME, time);
  }
}
