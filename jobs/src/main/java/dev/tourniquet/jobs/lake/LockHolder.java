package dev.tourniquet.jobs.lake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The run that holds a lock, as the lock's file tells it.
 *
 * @param id of this one lock; no other ever has it
 * @param command what runs, such as {@code ingest}
 * @param host name of the machine, for a person
 * @param machine where a process id means this process: one start of one machine, and one container on it
 * @param started when the process began, since process ids are used again
 * @param since when it took the lock
 * @param seen its last sign of life, by its own clock
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LockHolder(
    String id,
    String command,
    String user,
    String host,
    String machine,
    long process,
    String started,
    String since,
    String seen) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CLOCK_SHIFT = Duration.ofSeconds(10);

  /** This process, with a new id. */
  static LockHolder self(String command) {
    String now = Instant.now().toString();
    ProcessHandle process = ProcessHandle.current();
    return new LockHolder(
        UUID.randomUUID().toString(),
        command,
        System.getProperty("user.name", "?"),
        hostName(),
        thisMachine(),
        process.pid(),
        startOf(process).map(Instant::toString).orElse(""),
        now,
        now);
  }

  /** Reads a lock's file. One that is damaged is held by nobody known, who gives no signs of life. */
  static LockHolder of(String text) {
    try {
      LockHolder holder = JSON.readValue(text, LockHolder.class);
      if (holder != null && holder.id != null && holder.id.matches("[0-9a-f-]{36}")) {
        return holder;
      }
    } catch (JsonProcessingException e) {
      return unknown(text);
    }
    return unknown(text);
  }

  private static LockHolder unknown(String text) {
    String id = "unknown-" + Integer.toHexString(text.hashCode());
    return new LockHolder(id, "?", "?", "?", "", 0, "", "?", "");
  }

  String text() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  LockHolder seenNow() {
    String now = Instant.now().toString();
    return new LockHolder(id, command, user, host, machine, process, started, since, now);
  }

  /** Whether it runs where its process can be looked up. */
  boolean isOnThisMachine() {
    return !machine.isEmpty() && machine.equals(thisMachine());
  }

  /** Whether its process still runs; asked only on its own machine. */
  boolean isAlive() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(found -> startOf(found).map(this::isMyStart).orElse(true))
        .isPresent();
  }

  /** Whether its last sign of life is at most so old; clocks of two machines may differ either way. */
  boolean wasSeenWithin(Duration time) {
    try {
      return Duration.between(Instant.parse(seen), Instant.now()).abs().compareTo(time) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "%s, process %d of %s on %s, since %s, last sign of life %s"
        .formatted(command, process, user, host, since, seen.isEmpty() ? "?" : seen);
  }

  private boolean isMyStart(Instant start) {
    return started.isEmpty()
        || Duration.between(Instant.parse(started), start).abs().compareTo(CLOCK_SHIFT) <= 0;
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return Objects.requireNonNullElse(System.getenv("HOSTNAME"), "?");
    }
  }

  /** Linux tells one start from another, and the process numbers of one container from another's. */
  private static String thisMachine() {
    try {
      return hostName() + " "
          + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException e) {
      return hostName();
    }
  }
}
