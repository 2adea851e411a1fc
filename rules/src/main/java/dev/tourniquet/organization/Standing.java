package dev.tourniquet.organization;

/** What an account is to us at a moment. Only a positive fact makes it other than {@link #UNKNOWN}. */
public enum Standing {
  /** Ours: in the organization file, or in the organization's list and already joined. */
  OWN,
  /** Not ours, and expected: named in the organization file. */
  VENDOR,
  /** An account in which AWS itself runs a service, such as the delivery of load balancer logs. */
  AWS_SERVICE,
  /** Nobody vouches for it. */
  UNKNOWN
}
