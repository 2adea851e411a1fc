package dev.tourniquet.config;

/** Whether something is part of a value that may not be wholly known. */
public enum Presence {
  YES,
  NO,
  UNKNOWN
}
