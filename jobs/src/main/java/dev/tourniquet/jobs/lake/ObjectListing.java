package dev.tourniquet.jobs.lake;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Every object below some folders. The driver opens only the top folders (accounts and regions); what lies below
 * is listed on executors, since an organization's trail has millions of objects.
 */
public final class ObjectListing {
  public static final Field OBJECT = required("object", StringType, "URI.");
  public static final Field BYTES = required("bytes", LongType, "Size as stored.");
  public static final Table TABLE =
      Table.whole("listing", "One object below a folder.", OBJECT, BYTES);

  /** Down to region and year of an organization's trail. */
  private static final int MOST_LEVELS = 6;

  private static final int ENOUGH_FOLDERS = 2_000;

  private ObjectListing() {}

  /** Lists files and folders, these recursively; an object that is named twice is listed once. */
  public static Dataset<Row> of(SparkSession spark, List<String> uris) {
    var hadoop = HadoopSettings.of(spark);
    var opened = new ArrayList<String>();
    var unopened = new ArrayList<String>();
    uris.forEach(uri -> expand(new Path(uri), hadoop, opened, unopened));
    FlatMapFunction<String, Row> direct = folder -> list(new Path(folder), hadoop, false);
    FlatMapFunction<String, Row> deep = folder -> list(new Path(folder), hadoop, true);
    return spread(spark, opened)
        .flatMap(direct, Encoders.row(TABLE.schema()))
        .union(spread(spark, unopened).flatMap(deep, Encoders.row(TABLE.schema())))
        .dropDuplicates(OBJECT.name());
  }

  private static Dataset<String> spread(SparkSession spark, List<String> folders) {
    int tasks =
        Math.max(1, Math.min(folders.size(), 4 * spark.sparkContext().defaultParallelism()));
    return spark.createDataset(folders, Encoders.STRING()).repartition(tasks);
  }

  /** Opens folders breadth first until there are enough of them to share out. Their files stay unread here. */
  private static void expand(
      Path root, HadoopSettings hadoop, List<String> opened, List<String> unopened) {
    try {
      FileSystem system = root.getFileSystem(hadoop.configuration());
      List<Path> level = List.of(system.getFileStatus(root).getPath());
      for (int depth = 0;
          depth < MOST_LEVELS && !level.isEmpty() && level.size() < ENOUGH_FOLDERS;
          depth++) {
        List<Path> below = new ArrayList<>();
        for (Path folder : level) {
          opened.add(folder.toString());
          below.addAll(foldersIn(system, folder));
        }
        level = below;
      }
      level.forEach(folder -> unopened.add(folder.toString()));
    } catch (FileNotFoundException e) {
      throw new LakeException(
          "Cannot find the logs " + root
              + ". Check --logs: it names a file, a folder or an s3a:// prefix that"
              + " holds CloudTrail objects.",
          e);
    } catch (IOException e) {
      throw Outage.or(
          new LakeException(
              "Cannot list " + root + ": " + e.getMessage()
                  + ". Check that this user may list and read there.",
              e),
          e);
    }
  }

  private static List<Path> foldersIn(FileSystem system, Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    RemoteIterator<FileStatus> children = system.listStatusIterator(folder);
    while (children.hasNext()) {
      FileStatus child = children.next();
      if (child.isDirectory()) {
        folders.add(child.getPath());
      }
    }
    return folders;
  }

  private static Iterator<Row> list(Path folder, HadoopSettings hadoop, boolean deep)
      throws IOException {
    RemoteIterator<LocatedFileStatus> found =
        folder.getFileSystem(hadoop.configuration()).listFiles(folder, deep);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return found.hasNext();
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot list " + folder, e);
        }
      }

      @Override
      public Row next() {
        try {
          return row(found.next());
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot list " + folder, e);
        }
      }
    };
  }

  private static Row row(FileStatus file) {
    String path = file.getPath().toString();
    return RowFactory.create(path, file.getLen());
  }
}
