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
  LEFT_OUT,
  EFFECT,
  RESOURCE_ITEM,
  RESOURCE_ROLE,
  PERMISSIONS,
  CARRIED,
  IDENTITY_DAY,
  IP_DAY,
  COVERAGE,
  CHAIN,
  CHAIN_CALL,
  EVIDENCE,
  OWN_ADDRESS,
  USAGE
}
