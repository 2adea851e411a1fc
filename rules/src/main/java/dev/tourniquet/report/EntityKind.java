package dev.tourniquet.report;

/** What can be pivoted on, named as on the command line. */
public enum EntityKind {
  IDENTITY,
  SESSION,
  CREDENTIAL,
  IP,
  RESOURCE,
  EVENT
}
