package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** An inventory that is listed by another scheme than before is the same inventory. */
@SparkTest
class ListedAgainTest {
  @Test
  void aFileIsReadAgainOnlyWhenItChanged(SparkSession spark) {
    Dataset<Row> known = given(
        spark,
        RecordedItems.FILES,
        read("s3://b/111122223333/Config/same.json.gz", 10),
        read("s3://b/111122223333/Config/longer.json.gz", 10));
    Dataset<Row> listing = listed(
        spark,
        file("s3a://b/111122223333/Config/same.json.gz", 10),
        file("s3a://b/111122223333/Config/longer.json.gz", 11),
        file("s3a://b/111122223333/Config/ConfigWritabilityCheckFile", 0),
        file("s3a://b/Config/20260301T000000Z/111122223333/global/iam-list-roles.json", 10));

    assertThat(then(LoadRecorded.unread(listing, known), RecordedItems.FILE, RecordedItems.BYTES))
        .containsExactly(tuple("s3a://b/111122223333/Config/longer.json.gz", 11L));
  }

  @Test
  void theInventoryIsTheSameByAnyScheme(SparkSession spark) {
    String before = LoadInventory.fingerprint(listed(spark, file("s3://b/iam/roles.json", 10)));

    assertThat(LoadInventory.fingerprint(listed(spark, file("s3n://b/iam/roles.json", 10))))
        .isEqualTo(before);
    assertThat(LoadInventory.fingerprint(listed(spark, file("s3://b/iam/roles.json", 11))))
        .isNotEqualTo(before);
    assertThat(LoadInventory.fingerprint(listed(spark, file("s3://c/iam/roles.json", 10))))
        .isNotEqualTo(before);
  }

  private static Dataset<Row> listed(SparkSession spark, Given... files) {
    return given(spark, ObjectListing.TABLE, files);
  }

  private static Given file(String uri, long bytes) {
    return Given.row().with(ObjectListing.OBJECT, uri).with(ObjectListing.BYTES, bytes);
  }

  private static Given read(String uri, long bytes) {
    return Given.row()
        .with(RecordedItems.FILE, uri)
        .with(RecordedItems.BYTES, bytes)
        .with(RecordedItems.ITEMS, 1L)
        .with(RecordedItems.LOAD, 1L);
  }
}
