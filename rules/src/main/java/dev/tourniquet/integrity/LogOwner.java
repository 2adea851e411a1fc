package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whose logs an object holds, by its name, else by the folder it lies in.
 *
 * @param account empty when neither tells
 * @param region empty when neither tells
 */
public record LogOwner(String account, String region) {
  public LogOwner {
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
  }

  /** Reads a key from the part that AWS names. */
  public static LogOwner of(String tail) {
    Optional<LogOwner> named =
        TrailObject.of(tail).map(name -> new LogOwner(name.account(), name.region()));
    return named
        .or(() -> LogFolder.of(tail).map(folder -> new LogOwner(folder.account(), folder.region())))
        .orElse(new LogOwner("", ""));
  }
}
