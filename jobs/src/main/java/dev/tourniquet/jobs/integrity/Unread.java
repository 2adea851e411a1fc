package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.jobs.lake.Outage;
import java.io.IOException;

/** What it means that an object could not be read. */
final class Unread {
  /** S3A adds the ids of the request to what S3 says. */
  private static final int LONGEST = 300;

  private Unread() {}

  /**
   * An object that its store refuses, as one whose rights or key somebody changed: the others can still be checked.
   *
   * @throws IOException when the store does not answer, now or at all: nothing is to be judged without it
   */
  static Judgement because(IOException e) throws IOException {
    if (Outage.isOne(e)) {
      throw e;
    }
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return Judgement.unreadable(why.substring(0, Math.min(LONGEST, why.length()))
        + ". Check that this user may read it, then verify again.");
  }
}
