package dev.tourniquet.jobs.lake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Set;

/** Tells a store that does not answer for now, where a run fails, from one that was named wrongly, which the user mends. */
public final class Outage {
  /** S3A's and its HTTP client's, by name: a cluster may bring another S3 client. */
  private static final Set<String> BY_NAME = Set.of(
      "AWSApiCallTimeoutException",
      "AWSClientIOException",
      "AWSNoResponseException",
      "AWSServiceThrottledException",
      "AWSStatus500Exception",
      "ConnectionClosedException",
      "MalformedChunkCodingException",
      "NoHttpResponseException",
      "TruncatedChunkException");

  private Outage() {}

  /** What to throw: an outage as it is, and anything else as a lake or files that cannot be used as asked. */
  public static RuntimeException or(RuntimeException wrong, IOException cause) {
    return isOne(cause) ? new UncheckedIOException(cause) : wrong;
  }

  /** Whether a store did not answer, in the end or for now. */
  public static boolean isOne(IOException e) {
    return e instanceof SocketException
        || e instanceof InterruptedIOException
        || e instanceof EOFException
        || BY_NAME.contains(e.getClass().getSimpleName());
  }
}
