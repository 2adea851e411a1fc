package dev.tourniquet.investigation;

import dev.tourniquet.report.EvidenceObject;
import dev.tourniquet.report.Investigation.Block;
import java.util.ArrayList;
import java.util.List;

/** The log objects that the events of a page come from, and how far they can be trusted. */
public final class RestsOn {
  private RestsOn() {}

  /**
   * The block of the page.
   *
   * @param total how many objects there are, also those that are left out
   */
  public static Block<EvidenceObject> objects(long total, List<EvidenceObject> objects) {
    List<String> gaps = new ArrayList<>();
    long unchecked = count(objects, EvidenceObject.NOT_CHECKED);
    long sound = count(objects, "valid");
    if (unchecked > 0) {
      gaps.add(
          "LOGS_NOT_CHECKED: of %d log objects nobody checked whether they are what CloudTrail delivered; run verify with --lake"
              .formatted(unchecked));
    }
    if (sound + unchecked < objects.size()) {
      gaps.add(
          "LOGS_NOT_PROVED: %d log objects were changed, before or after they were read, are gone or cannot be read, were planted, or are named by no valid digest"
              .formatted(objects.size() - sound - unchecked));
    }
    long left = total - objects.size();
    return new Block<>(total, left > 0 ? left : null, objects, gaps);
  }

  private static long count(List<EvidenceObject> objects, String integrity) {
    return objects.stream()
        .filter(object -> object.integrity().equals(integrity))
        .count();
  }
}
