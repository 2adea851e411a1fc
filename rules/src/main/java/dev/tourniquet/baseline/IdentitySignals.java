package dev.tourniquet.baseline;

import dev.tourniquet.iam.SensitiveCalls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Signals of one identity, from its calls by day, fed day after day. A day is judged by the days before it alone; what
 * the day itself brings becomes history after it. What is kept is bounded: the newest pairs of day and address, and names
 * of operations and Regions.
 */
public final class IdentitySignals {

  /** Pairs of day and address that are remembered; a year of an identity that comes from a dozen a day. */
  private static final int MOST_PAIRS = 4_000;
  /** Addresses of one day that may be new, and its most signals; of a day with more, none that is new becomes history. */
  private static final int MOST_ADDRESSES = 100;

  private static final String SIGN_IN = "signin.amazonaws.com:ConsoleLogin";
  private static final String WHO_AM_I = "sts.amazonaws.com:GetCallerIdentity";
  private static final int MANY_READS = 8;
  private static final int MANY_SERVICES = 4;
  private static final int FEW_REFUSALS = 3;

  private final Deque<IdentityIpDay> pairs = new ArrayDeque<>();
  private final Set<String> operations = new HashSet<>();
  private final Set<String> regions = new HashSet<>();
  private final List<DayCalls> today = new ArrayList<>();
  private final List<Signal> found = new ArrayList<>();
  private int activeDays;
  private long observations;
  private long calls;
  private long refused;
  /** Covered days before its last day with a call that succeeded; none as long as it had none. */
  private Optional<Integer> lastWorked = Optional.empty();

  /** Takes calls; days in order. */
  public void add(DayCalls row) {
    if (!today.isEmpty() && !today.get(0).day().equals(row.day())) {
      endDay();
    }
    today.add(row);
  }

  /** Every signal of the days asked for, after the last call. */
  public List<Signal> end() {
    endDay();
    return List.copyOf(found);
  }

  private void endDay() {
    Map<String, List<DayCalls>> byAddress = new TreeMap<>();
    today.forEach(
        row -> byAddress.computeIfAbsent(row.ip(), ip -> new ArrayList<>()).add(row));
    List<Signal> signals = new ArrayList<>();
    int place = 0;
    for (Map.Entry<String, List<DayCalls>> one : byAddress.entrySet()) {
      boolean placed = place++ < MOST_ADDRESSES;
      signal(one.getKey(), one.getValue(), placed).ifPresent(signals::add);
    }
    signals.stream().limit(MOST_ADDRESSES).forEach(found::add);
    Set<String> known = byAddress.size() > MOST_ADDRESSES
        ? pairs.stream().map(IdentityIpDay::ip).collect(Collectors.toSet())
        : byAddress.keySet();
    byAddress.forEach((ip, rows) -> remember(known.contains(ip) ? ip : "", rows));
    if (!today.isEmpty()) {
      remember();
    }
    today.clear();
  }

  private Optional<Signal> signal(String ip, List<DayCalls> rows, boolean placed) {
    if (!rows.get(0).asked() || rows.stream().noneMatch(row -> row.ok() + row.denied() > 0)) {
      return Optional.empty();
    }
    Set<SignalKind> kinds = kinds(rows);
    add(kinds, SignalKind.NEW_NETWORK, placed && isNewNetwork(ip, rows.get(0)));
    return Optional.of(new Signal(rows.get(0).day(), ip, List.copyOf(kinds)))
        .filter(Signal::isEnough);
  }

  private Set<SignalKind> kinds(List<DayCalls> rows) {
    Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
    add(kinds, SignalKind.REAWAKENED, isReawakened(rows));
    add(kinds, SignalKind.ENUMERATION, isEnumeration(rows));
    add(kinds, SignalKind.PROBING, isProbing(rows));
    add(kinds, SignalKind.NEW_REGION, isNewRegion(rows));
    add(kinds, SignalKind.FIRST_CONSOLE, isFirst(SIGN_IN, rows));
    add(kinds, SignalKind.ASKED_WHO, isFirst(WHO_AM_I, rows));
    return kinds;
  }

  private static void add(Set<SignalKind> kinds, SignalKind kind, boolean holds) {
    if (holds) {
      kinds.add(kind);
    }
  }

  private boolean isNewNetwork(String ip, DayCalls row) {
    if (ip.isEmpty() || ip.startsWith("aws-")) {
      return false;
    }
    Instant noon = row.day().atTime(12, 0).toInstant(ZoneOffset.UTC);
    FirstSeen seen = FirstSeen.ofDays(List.copyOf(pairs), row.covered(), ip, noon);
    return seen.isNew() && Networks.isNewKey(ip, seen.addresses());
  }

  private boolean isReawakened(List<DayCalls> rows) {
    boolean slept = lastWorked
        .filter(last -> rows.get(0).covered() - last - 1 >= Dormancy.MIN_COVERED_DAYS)
        .isPresent();
    return slept
        && rows.stream()
            .anyMatch(row -> row.ok() > 0 && SensitiveCalls.has(row.source(), row.name()));
  }

  private static boolean isEnumeration(List<DayCalls> rows) {
    List<DayCalls> reads = rows.stream()
        .filter(row -> row.name().matches("(List|Describe|Get)[A-Z].*"))
        .toList();
    return reads.stream().map(DayCalls::operation).distinct().count() >= MANY_READS
        && reads.stream().map(DayCalls::source).distinct().count() >= MANY_SERVICES;
  }

  private boolean isProbing(List<DayCalls> rows) {
    long denied = rows.stream().mapToLong(DayCalls::denied).sum();
    return denied >= FEW_REFUSALS
        && activeDays >= Refusals.MIN_ACTIVE_DAYS
        && refused <= Refusals.HARDLY_ANY * calls;
  }

  private boolean isNewRegion(List<DayCalls> rows) {
    return isOld()
        && rows.get(0).covered() >= UnusualCall.MIN_COVERED_DAYS
        && rows.stream()
            .filter(row -> row.ok() > 0 && !GlobalServices.has(row.source()))
            .anyMatch(row -> !row.region().isEmpty() && !regions.contains(row.region()));
  }

  private boolean isFirst(String operation, List<DayCalls> rows) {
    Predicate<DayCalls> called = row -> row.ok() > 0 && row.operation().equals(operation);
    return isOld() && !operations.contains(operation) && rows.stream().anyMatch(called);
  }

  private boolean isOld() {
    return activeDays >= UnusualCall.MIN_ACTIVE_DAYS
        && observations >= UnusualCall.MIN_OBSERVATIONS;
  }

  private void remember(String ip, List<DayCalls> rows) {
    LocalDate day = rows.get(0).day();
    long all = rows.stream().mapToLong(DayCalls::calls).sum();
    long worked = rows.stream().mapToLong(DayCalls::ok).sum();
    long denied = rows.stream().mapToLong(DayCalls::denied).sum();
    calls += all;
    refused += denied;
    if (!ip.isEmpty()) {
      pairs.add(new IdentityIpDay(day, ip, all, worked, denied));
      if (pairs.size() > MOST_PAIRS) {
        pairs.remove();
      }
    }
  }

  private void remember() {
    List<DayCalls> worked = today.stream().filter(row -> row.ok() > 0).toList();
    worked.forEach(row -> regions.add(row.region()));
    worked.forEach(row -> operations.add(row.operation()));
    if (!worked.isEmpty()) {
      activeDays++;
      observations += worked.stream().map(DayCalls::operation).distinct().count();
      lastWorked = Optional.of(worked.get(0).covered());
    }
  }
}
