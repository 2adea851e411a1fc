package dev.tourniquet.sampledata;

import java.time.Instant;

/** A snapshot of an instance's volume. */
record Snapshot(String id, String description, Instance of, Instant started) {}
