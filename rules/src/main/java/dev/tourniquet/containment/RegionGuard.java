package dev.tourniquet.containment;

import java.util.List;

/** Settings of a whole Region that keep images and snapshots from the public. */
final class RegionGuard {

  private static final String NOT_ACCOUNTS = "Sharing with single accounts is not stopped by it";

  private RegionGuard() {}

  static List<Step> images(Situation s) {
    return s.open().contains("all")
        ? List.of(s.step(
            new Call(
                "ec2",
                "EnableImageBlockPublicAccess",
                Json.object("ImageBlockPublicAccessState", "block-new-sharing")),
            new Call("ec2", "DisableImageBlockPublicAccess", Json.object()),
            List.of(Read.ec2("GetImageBlockPublicAccessState", Json.object())),
            List.of(
                "Images already public stay public; it may take ten minutes",
                "Undo it only if the saved state was unblocked",
                NOT_ACCOUNTS)))
        : List.of();
  }

  static List<Step> snapshots(Situation s) {
    return s.open().contains("all")
        ? List.of(s.step(
            new Call(
                "ec2",
                "EnableSnapshotBlockPublicAccess",
                Json.object("State", "block-all-sharing")),
            new Call("ec2", "DisableSnapshotBlockPublicAccess", Json.object()),
            List.of(Read.ec2("GetSnapshotBlockPublicAccessState", Json.object())),
            List.of(
                "Every public snapshot of the Region goes private, and becomes public again when it is undone",
                "If the saved state was block-new-sharing, undo it with EnableSnapshotBlockPublicAccess of that state",
                NOT_ACCOUNTS)))
        : List.of();
  }
}
