package dev.tourniquet.iam;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what is missing, and in which direction that may change the answer. */
final class GapWords {

  private GapWords() {}

  static String of(List<Gap> gaps) {
    return gaps.stream()
        .map(GapWords::words)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String words(Gap gap) {
    return switch (gap.code()) {
      case SCP_NOT_COLLECTED -> "Service control policies were not collected: it may be less.";
      case SESSION_POLICY_UNSEEN -> "The session itself may have been limited further.";
      case SESSION_TAGS_UNSEEN ->
        "Which tags the session brought is not known, and some of it depends on tags.";
      case ORGANIZATION_RIGHTS_UNKNOWN ->
        "Whether its account may act for the organization was not collected; with what it may do"
            + " there it would reach every account (" + gap.detail() + ").";
      case MANAGED_POLICY_DOCUMENT_MISSING ->
        "The document of " + gap.detail() + " is missing: it may be more.";
      case POLICY_UNREADABLE -> "A policy could not be read: it may be more or less.";
      case UNKNOWN_ELEMENT -> gap.detail() + " is not understood: it may be more or less.";
      case BOUNDARY_DOCUMENT_MISSING ->
        "The boundary " + gap.detail() + " was not collected: it may be less.";
      case NO_GAAD -> "No inventory of account " + gap.detail() + " was collected.";
      case EXTERNAL_PRINCIPAL -> "The inventory does not hold " + gap.detail() + ".";
      case GAAD_OLDER_THAN_EVENT -> "The inventory is of another time: " + gap.detail() + ".";
      case CALLS_NOT_FOLLOWED -> gap.detail() + " were not followed: it may be more or less.";
      case CALLS_ONLY ->
        "Nothing of its account was collected: told by the calls since it was created.";
      case SSO_PERMISSION_SET ->
        "Identity Center writes this role: its permission set may have changed since.";
      case ROOT -> "It is the root user of account " + gap.detail() + ".";
      default -> null;
    };
  }
}
