package dev.tourniquet.jobs.ingest;

/** What can happen to an object between AWS and us. */
enum Fault {
  NONE,
  CUT,
  CUT_GZIP,
  FLIPPED,
  FLIPPED_GZIP,
  BYTES_LOST,
  BYTES_ADDED,
  BOMB,
  DEEP,
  LONG_STRING,
  LONG_NAME,
  LONG_NUMBER,
  INVALID_UTF8,
  NUL,
  WRONG_TYPE,
  DUPLICATE_KEY,
  NO_ID,
  NO_TIME,
  EMPTY,
  NO_JSON,
  STRAYS,
  MIXED,
  ENVELOPE_RENAMED,
  LINES,
  BYTE_ORDER_MARK,
  MULTI_MEMBER,
  LYING_TRAILER,
  GARBAGE_AFTER_GZIP
}
