package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Investigations are rows of half a megabyte, and a reader holds a batch of them. */
@SparkTest
class WideRowsTest {
  private static final Field TEXT = Field.required("text", DataTypes.StringType, "A long text.");
  private static final Table WIDE = Table.whole("wide", "One long text.", TEXT);
  private static final int ROWS = 400;
  private static final int LENGTH = 100_000;
  private static final long MOST_BYTES = 16L << 20;

  @TempDir
  Path folder;

  @Test
  void areWrittenInRowGroupsThatManyTasksCanHoldAtOnce(SparkSession spark) throws IOException {
    Lake lake = Lake.openOrCreate(spark, folder.toString());
    List<Row> rows =
        IntStream.range(0, ROWS).mapToObj(i -> RowFactory.create(text(i))).toList();

    lake.replace(WIDE, spark.createDataset(rows, Encoders.row(WIDE.schema())).coalesce(1), "{}");

    List<BlockMetaData> groups = rowGroups();
    assertThat(groups.stream().mapToLong(BlockMetaData::getRowCount).sum()).isEqualTo(ROWS);
    assertThat(groups).allMatch(group -> group.getTotalByteSize() <= MOST_BYTES);
  }

  /** Letters that hardly compress: what is stored is nearly what is held. */
  private static String text(int seed) {
    return new Random(seed)
        .ints(LENGTH, ' ', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private List<BlockMetaData> rowGroups() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("wide"))) {
      Path file =
          files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(
          new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
        return reader.getFooter().getBlocks();
      }
    }
  }
}
