package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.ObjectNames;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/**
 * The folders of one check. What would lie elsewhere is not missing, and what an earlier check found there still stands, in
 * the same bucket too.
 *
 * @param uris whole, by the one scheme of S3, without a slash at the end
 */
record CheckedFolders(List<String> uris) implements Serializable {
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

  /** Whether an object or folder would have been found at a place, were it there. */
  boolean holds(KeyPlace place) {
    String uri = ObjectNames.same(place.uri());
    return uris.stream()
        .anyMatch(folder -> uri.startsWith(slashed(folder))
            || slashed(uri).equals(slashed(folder))
            || unpacked(uri).equals(unpacked(folder)));
  }

  /**
   * Whether a check of these folders answers anew what a row of {@code log_integrity} says: it has to see the object, and
   * the digest that speaks of it, or those of its day.
   */
  boolean answer(Row row) {
    String object = row.getAs(LogIntegrity.OBJECT.name());
    return object == null
        ? seeAll(row)
        : holds(KeyPlace.of(object)) && seeDigests(row, KeyPlace.of(object));
  }

  private boolean seeDigests(Row row, KeyPlace object) {
    String digest = row.getAs(LogIntegrity.DIGEST.name());
    if (digest != null) {
      return holds(object.of(digest, object.uri()));
    }
    return object.digests().filter(this::holds).isPresent() || seeAll(row);
  }

  /** What is about no object needs all logs and all digests of the account and region. */
  private boolean seeAll(Row row) {
    String root = ObjectNames.same(row.<String>getAs(LogIntegrity.ROOT.name()));
    String account = row.getAs(LogIntegrity.ACCOUNT.name());
    Optional<String> region = isOfAllRegions(row)
        ? Optional.empty()
        : Optional.of(row.<String>getAs(LogIntegrity.REGION.name()));
    boolean below = uris.stream().anyMatch(folder -> root.startsWith(slashed(folder)));
    List<TreePart> parts = uris.stream()
        .map(TreePart::of)
        .flatMap(Optional::stream)
        .filter(part -> part.root().equals(root) && part.has(account, region))
        .toList();
    return below
        || (parts.stream().anyMatch(TreePart::hasLogs)
            && parts.stream().anyMatch(TreePart::hasDigests));
  }

  /** That a chain ends early is told by the digests of other regions. */
  private static boolean isOfAllRegions(Row row) {
    return GapReason.DIGESTS_ENDED.word().equals(row.getAs(LogIntegrity.REASON.name()))
        && row.getAs(LogIntegrity.LOGS.name()) == null;
  }

  private static String slashed(String uri) {
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private static String unpacked(String uri) {
    return uri.endsWith(".gz") ? uri.substring(0, uri.length() - 3) : uri;
  }
}
