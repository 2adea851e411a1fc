package dev.tourniquet.report;

import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What became of the story's finding over two runs, and the case it belongs to. */
final class StoryCourse {
  private static final Instant SHARED = Instant.parse("2026-03-01T14:05:00Z");

  private StoryCourse() {}

  static Course course() {
    return new Course(
        Block.whole(
            List.of(
                taken(1, Verdict.MAYBE, "An image was shared with an account that nobody knows."),
                taken(2, Verdict.SICK, Story.finding().summary())),
            List.of()),
        incident(),
        Block.cut(
            41,
            List.of(new HistoryView.Check(
                "shared-with-account",
                "Shared with another account",
                "FAIL",
                SHARED,
                null,
                List.of("e-shared"),
                null))),
        Block.cut(
            1,
            List.of(new HistoryView.Check(
                "image-made-public",
                "Image made public",
                "SICK",
                SHARED,
                SHARED,
                List.of(),
                "f-maybe"))),
        Set.of());
  }

  private static Course.Taken taken(int run, Verdict verdict, String why) {
    return new Course.Taken(
        SHARED.plusSeconds(3_600L * run), run, verdict, Bleeding.YES, verdict == Verdict.SICK, why);
  }

  static IncidentCase incident() {
    String id = Story.finding().id();
    return new IncidentCase(
        id,
        Verdict.SICK,
        true,
        SHARED,
        SHARED.plusSeconds(600),
        2,
        0,
        List.of(
            "credential AKIAIOSFODNN7EXAMPLE",
            "identity iamuser:aws:111122223333:AIDAQQQQ:ImageBuilder"),
        List.of(
            entry(0, id, "Image shared with another account", Verdict.SICK),
            entry(600, "f-maybe", "Policy written that leads to more rights", Verdict.MAYBE)));
  }

  private static IncidentCase.Entry entry(int after, String id, String title, Verdict verdict) {
    return new IncidentCase.Entry(
        SHARED.plusSeconds(after),
        SHARED.plusSeconds(after),
        id,
        title,
        verdict,
        Bleeding.YES,
        "AWS::EC2::Image|aws||us-east-1|ami-0a1b2c3d4e5f60718",
        "iamuser:aws:111122223333:AIDAQQQQ:ImageBuilder",
        "198.51.100.77",
        "arn:aws:iam::111122223333:user/build/ImageBuilder");
  }
}
