package dev.tourniquet.sampledata;

import java.time.Instant;

/** A machine image made of an instance. */
record Image(String id, String name, Instance of, Instant created) {

  /** The snapshot that EC2 makes for it, which no event names. */
  String snapshot() {
    return "snap-" + Dice.named("backing/" + id).hex(17);
  }
}
