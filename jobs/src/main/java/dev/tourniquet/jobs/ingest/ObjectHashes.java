package dev.tourniquet.jobs.ingest;

/**
 * SHA-256 of an object, in hexadecimal digits.
 *
 * @param stored of its bytes as they lie in the bucket, null when they were not read
 * @param content of what is in the gzip, which is what a CloudTrail digest names; null unless it inflates as a whole
 */
record ObjectHashes(String stored, String content) {
  static final ObjectHashes NONE = new ObjectHashes(null, null);
}
