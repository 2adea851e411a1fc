package dev.tourniquet.jobs.integrity;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.ObjectNames;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;

/**
 * The folders of one check. What an earlier check found elsewhere still stands, in the same bucket too.
 *
 * @param uris whole, by the one scheme of S3, without a slash at the end
 */
record CheckedFolders(List<String> uris) {
  /** A whole tree, or an account, a service or a region of it. What is smaller tells of its own objects alone. */
  private static final Pattern PART = Pattern.compile(
      "(.*/)?(?:AWSLogs(?:/o-[a-z0-9]{10,32})?(?:/(\\d{12})(?:/CloudTrail(?:-[A-Za-z]+)?(?:/([a-z0-9-]+))?)?)?)");

  CheckedFolders {
    uris = List.copyOf(uris);
  }

  static CheckedFolders of(List<String> logs, HadoopSettings hadoop) {
    return new CheckedFolders(logs.stream().map(uri -> whole(uri, hadoop)).toList());
  }

  private static String whole(String uri, HadoopSettings hadoop) {
    Path path = new Path(uri);
    try {
      return ObjectNames.same(
          path.getFileSystem(hadoop.configuration()).makeQualified(path).toString());
    } catch (IOException e) {
      throw new LakeException("Cannot find the logs " + uri + ". Check --logs.", e);
    }
  }

  /** Which rows of {@code log_integrity} a check of these folders answers anew. */
  Column answered() {
    return uris.stream().map(CheckedFolders::answered).reduce(lit(false), Column::or);
  }

  private static Column answered(String uri) {
    Column object = ObjectNames.same(LogIntegrity.OBJECT.col());
    Column root = ObjectNames.same(LogIntegrity.ROOT.col());
    String folder = uri.endsWith("/") ? uri : uri + "/";
    Column there = object.equalTo(uri).or(object.startsWith(folder));
    Column rest = root.startsWith(folder);
    Matcher part = PART.matcher(uri);
    if (part.matches()) {
      rest = rest.or(root.equalTo(part.group(1) == null ? "" : part.group(1))
          .and(told(LogIntegrity.ACCOUNT.col(), part.group(2)))
          .and(told(LogIntegrity.REGION.col(), part.group(3))));
    }
    return when(object.isNull(), rest).otherwise(there);
  }

  private static Column told(Column column, String value) {
    return value == null ? lit(true) : column.equalTo(value);
  }
}
