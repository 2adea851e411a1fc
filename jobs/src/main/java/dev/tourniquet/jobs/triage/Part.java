package dev.tourniquet.jobs.triage;

/** What a piece of a case file is. */
enum Part {
  TRIGGER,
  ON_RESOURCE,
  BY_IDENTITY,
  BY_SESSION,
  BY_CREDENTIAL,
  BY_IP,
  RESOURCE_WRITE,
  RESOURCE_ITEM,
  PERMISSIONS,
  RESOURCE_PERMISSIONS,
  IDENTITY_DAY,
  IP_DAY,
  COVERAGE,
  EVIDENCE
}
