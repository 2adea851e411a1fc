package dev.tourniquet.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple2;

/**
 * Every object below some folders. The driver opens only the top folders (accounts and regions); what lies below
 * is listed on executors, since an organization's trail has millions of objects.
 */
public final class ObjectListing {
  public static final Field OBJECT = Field.required("object", DataTypes.StringType, "URI.");
  public static final Field BYTES = Field.required("bytes", DataTypes.LongType, "Size as stored.");
  public static final Table TABLE =
      Table.whole("listing", "One object below a folder.", OBJECT, BYTES);

  /**
   * An object.
   *
   * @param day UTC day of its folder or name in days since 1970, or {@link DataFile#NO_DAY}
   */
  public record Found(String uri, long bytes, int day) implements Serializable {}

  /** Down to region and year of an organization's trail. */
  private static final int MOST_LEVELS = 6;

  private static final int ENOUGH_FOLDERS = 2_000;

  private static final int TASKS_OF_A_CLUSTER = 400;

  private ObjectListing() {}

  /** Lists files and folders, these recursively; an object that is named twice is listed once. */
  public static JavaRDD<Found> found(SparkSession spark, List<String> uris, FolderDays days) {
    var hadoop = HadoopSettings.of(spark);
    var opened = new ArrayList<String>();
    var unopened = new ArrayList<String>();
    List<String> roots = uris.stream().distinct().toList();
    roots.forEach(uri -> expand(new Path(uri), new Reach(hadoop, days), opened, unopened));
    JavaRDD<Found> found = spread(spark, opened)
        .flatMap(folder -> FolderWalk.in(new Path(folder), hadoop))
        .union(spread(spark, unopened)
            .flatMap(folder -> FolderWalk.below(new Path(folder), hadoop, days)))
        .filter(object -> days.hasObject(object.uri()));
    return roots.size() == 1 ? found : once(found);
  }

  /** Of an object that grew from one listing to the next, as a copy that is still being written, the larger is kept. */
  private static JavaRDD<Found> once(JavaRDD<Found> found) {
    return found
        .mapToPair(object -> new Tuple2<>(object.uri(), object))
        .reduceByKey((one, other) -> one.bytes() < other.bytes() ? other : one)
        .values();
  }

  /**
   * Looks whether a file or folder is there.
   *
   * @param missing what to say, and how to mend it, when it is not
   */
  public static void require(SparkSession spark, String uri, String missing) {
    Path root = new Path(uri);
    try {
      root.getFileSystem(HadoopSettings.of(spark).configuration()).getFileStatus(root);
    } catch (FileNotFoundException e) {
      throw new LakeException(missing, e);
    } catch (IOException e) {
      throw unlisted(root, e);
    }
  }

  /** Whether there is any object below some folders; goes no further than to the first. */
  public static boolean isAnyBelow(SparkSession spark, List<String> uris) {
    var hadoop = HadoopSettings.of(spark);
    return uris.stream().map(Path::new).anyMatch(root -> {
      try {
        return FolderWalk.below(root, hadoop, FolderDays.ALL).hasNext();
      } catch (IOException e) {
        throw unlisted(root, e);
      }
    });
  }

  /** All objects, as rows. */
  public static Dataset<Row> of(SparkSession spark, List<String> uris) {
    return spark.createDataFrame(
        found(spark, uris, FolderDays.ALL)
            .map(object -> RowFactory.create(object.uri(), object.bytes())),
        TABLE.schema());
  }

  private static JavaRDD<String> spread(SparkSession spark, List<String> folders) {
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return context.parallelize(
        folders, tasks(folders.size(), context.defaultParallelism(), context.isLocal()));
  }

  /** On a cluster, more than fit at first: one that scales up sees by the tasks that wait how far it should. */
  static int tasks(int folders, int parallelism, boolean local) {
    int most = local ? 4 * parallelism : Math.max(4 * parallelism, TASKS_OF_A_CLUSTER);
    return Math.max(1, Math.min(folders, most));
  }

  /** What may be listed. */
  private record Reach(HadoopSettings hadoop, FolderDays days) implements Serializable {}

  /** Opens folders breadth first until there are enough of them to share out. Their files stay unread here. */
  private static void expand(Path root, Reach reach, List<String> opened, List<String> unopened) {
    try {
      FileSystem system = root.getFileSystem(reach.hadoop().configuration());
      List<Path> level = List.of(system.getFileStatus(root).getPath());
      for (int depth = 0;
          depth < MOST_LEVELS && !level.isEmpty() && level.size() < ENOUGH_FOLDERS;
          depth++) {
        List<Path> below = new ArrayList<>();
        for (Path folder : level) {
          opened.add(folder.toString());
          foldersIn(system, folder).stream()
              .filter(child -> reach.days().mayBeIn(child.toString()))
              .forEach(below::add);
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
      throw unlisted(root, e);
    }
  }

  private static RuntimeException unlisted(Path root, IOException e) {
    return Outage.or(
        new LakeException(
            "Cannot list " + root + ": " + e.getMessage()
                + ". Check that this user may list and read there.",
            e),
        e);
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
}
