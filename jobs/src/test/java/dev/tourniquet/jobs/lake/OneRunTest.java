package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class OneRunTest {
  @TempDir
  Path folder;

  @Test
  void whatIsRefusedWhileAFolderIsWrittenIsNoWrongUsage(SparkSession spark) {
    String lake = folder.resolve("lake").toString();

    assertThatThrownBy(() -> OneRun.in(spark, lake, "test", () -> {
          throw new IllegalArgumentException("Cannot find the column x");
        }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot go on writing " + lake)
        .hasRootCauseMessage("Cannot find the column x");
    assertThatThrownBy(() -> OneRun.in(spark, lake, "test", () ->
            (int) spark.sql("SELECT nothing FROM range(1)").count()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(org.apache.spark.sql.AnalysisException.class);
  }

  @Test
  void whatTheUserMendsIsAFailureOnceSomethingIsWritten() {
    var wrong = new LakeException("Cannot list the inventory");

    assertThatThrownBy(() -> OneRun.afterWriting("lake", () -> {
          throw wrong;
        }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot go on writing lake")
        .hasCause(wrong);
  }

  @Test
  void whatTheUserMendsIsSaidAsItIs(SparkSession spark) {
    var wrong = new LakeException("Cannot find the logs");

    assertThatThrownBy(() -> OneRun.in(spark, folder.resolve("lake").toString(), "test", () -> {
          throw wrong;
        }))
        .isSameAs(wrong);
  }
}
