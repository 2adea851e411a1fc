package dev.tourniquet.jobs.bench;

/**
 * A place in a template that differs from event to event.
 *
 * @param text what the kind needs to know: the prefix of an id, the sort of a name, the length of a token
 */
record Blank(Kind kind, String text) {
  /** What stands there. */
  enum Kind {
    /** The whole userIdentity, but for its braces. */
    CALLER,
    TIME,
    EVENT_ID,
    /** The 16 letters of S3, or a UUID. */
    REQUEST_ID,
    ADDRESS,
    AGENT,
    ACCOUNT,
    REGION,
    /** Of a bucket, role, secret and so on: one of some hundred of the account. */
    NAME,
    /** Of a resource there is already: one of some hundred of the account and region. */
    KNOWN_ID,
    /** Of a resource that the call made. */
    NEW_ID,
    KNOWN_UUID,
    NEW_UUID,
    /** An access key or the unique id of an IAM entity. */
    KEY,
    /** Long and random: a session's token. */
    TOKEN
  }
}
