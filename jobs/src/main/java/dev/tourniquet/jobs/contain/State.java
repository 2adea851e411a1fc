package dev.tourniquet.jobs.contain;

/** How far a step of a containment has come. */
enum State {
  /** The state before is saved; nothing was called. */
  PLANNED,
  /** What the step is to achieve was so already: it is neither done nor undone. */
  NOT_NEEDED,
  /** The call was sent; when this is the last that is known, it may have taken effect. */
  CALLED,
  DONE,
  /** AWS refused the call: it did not take effect. */
  FAILED,
  /** The inverse was sent; when this is the last that is known, it may have taken effect. */
  UNDOING,
  UNDONE,
  UNDO_FAILED,
  /** Given up before anything was called. */
  ABANDONED;

  /** Whether the step has, or may have, changed something that was not put back. */
  boolean isInEffect() {
    return this == CALLED || this == DONE || this == UNDOING || this == UNDO_FAILED;
  }

  /** Whether it is not known if the last call took effect. */
  boolean isUncertain() {
    return this == CALLED || this == UNDOING;
  }
}
