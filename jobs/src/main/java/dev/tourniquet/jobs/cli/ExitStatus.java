package dev.tourniquet.jobs.cli;

/** What a command's exit status means to a script. */
final class ExitStatus {
  static final int DONE = 0;
  /** Done, and something was skipped or quarantined. */
  static final int DONE_WITH_GAPS = 1;
  /** Wrong usage or configuration; nothing was written. */
  static final int WRONG_USAGE = 2;
  /** Failed; every table is as its last commit left it. */
  static final int FAILED = 3;
  /** Asked for with {@code --fail-on}: a finding is SICK. */
  static final int SICK = 4;

  private ExitStatus() {}
}
