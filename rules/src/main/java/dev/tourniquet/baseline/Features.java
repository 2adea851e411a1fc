package dev.tourniquet.baseline;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SourceAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Measures what tells a machine from a person. Limits after the catalogue of baselines that the rules are built on. */
final class Features {

  private static final double MOST_ENTROPY = 0.5;
  private static final double MOST_VARIATION = 0.25;
  private static final double ON_THE_GRID = 0.8;
  private static final double STABLE = 0.7;
  private static final int FEW_OPERATIONS = 15;
  private static final double NEARLY_ALL = 0.95;
  private static final int FEW = 2;
  private static final List<Duration> PERIODS = List.of(
      Duration.ofHours(1),
      Duration.ofHours(6),
      Duration.ofHours(12),
      Duration.ofDays(1),
      Duration.ofDays(7));
  private static final Duration MOST_SLACK = Duration.ofMinutes(15);

  private Features() {}

  static List<Feature> of(List<Event> events, List<List<Event>> runs) {
    return List.of(
        timing(runs),
        operationsOfRuns(runs),
        fewOperations(events),
        few("user agents", events.stream().map(Features::agent).collect(Collectors.toSet())),
        few("networks", networks(events)),
        new Feature(
            "no console",
            events.stream().noneMatch(Features::isConsole),
            "sessions of the console"),
        new Feature("a key or a service's session", isMachine(events), "kind of credential"));
  }

  private static Feature timing(List<List<Event>> runs) {
    double entropy = hourEntropy(runs);
    double variation = variation(intervals(runs));
    boolean grid = PERIODS.stream().anyMatch(period -> isOnGrid(runs, period));
    return new Feature(
        "regular times",
        entropy <= MOST_ENTROPY || variation <= MOST_VARIATION || grid,
        String.format(
            Locale.ROOT,
            "hours spread over %.2f of a day, intervals vary by %.2f",
            entropy,
            variation));
  }

  static double hourEntropy(List<List<Event>> runs) {
    Map<Integer, Integer> hours = new TreeMap<>();
    runs.forEach(run -> hours.merge(hour(run.get(0)), 1, Integer::sum));
    double entropy = hours.values().stream()
        .mapToDouble(n -> -(double) n / runs.size() * Math.log((double) n / runs.size()))
        .sum();
    return entropy / Math.log(24);
  }

  static int hour(Event event) {
    return event.time().orElseThrow().atZone(ZoneOffset.UTC).getHour();
  }

  private static double[] intervals(List<List<Event>> runs) {
    double[] seconds = new double[Math.max(0, runs.size() - 1)];
    for (int i = 1; i < runs.size(); i++) {
      seconds[i - 1] = start(runs.get(i)) - start(runs.get(i - 1));
    }
    return seconds;
  }

  private static long start(List<Event> run) {
    return run.get(0).time().orElseThrow().getEpochSecond();
  }

  private static double variation(double[] values) {
    double mean = DoubleStream.of(values).average().orElse(0);
    double variance =
        DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return mean == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(variance) / mean;
  }

  /** The slack is a tenth of the period at most: within a quarter of an hour, everything is on a grid of half-hours. */
  private static boolean isOnGrid(List<List<Event>> runs, Duration period) {
    long slack = Math.min(MOST_SLACK.toSeconds(), period.toSeconds() / 10);
    long first = start(runs.get(0));
    long near = runs.stream()
        .map(run -> Math.floorMod(start(run) - first, period.toSeconds()))
        .filter(off -> off <= slack || period.toSeconds() - off <= slack)
        .count();
    return near >= ON_THE_GRID * runs.size();
  }

  private static Feature operationsOfRuns(List<List<Event>> runs) {
    double sum = 0;
    for (int i = 1; i < runs.size(); i++) {
      sum += jaccard(Runs.operations(runs.get(i - 1)), Runs.operations(runs.get(i)));
    }
    double mean = runs.size() < 2 ? 0 : sum / (runs.size() - 1);
    return new Feature(
        "the same work each time",
        mean >= STABLE,
        String.format(
            Locale.ROOT, "%.2f of the operations of two runs in a row are the same", mean));
  }

  private static double jaccard(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    long both = one.stream().filter(other::contains).count();
    return all.isEmpty() ? 0 : (double) both / all.size();
  }

  private static Feature fewOperations(List<Event> events) {
    Map<String, Integer> counts = new TreeMap<>();
    events.forEach(
        event -> counts.merge(event.service() + ":" + event.operation(), 1, Integer::sum));
    List<Integer> sorted = new ArrayList<>(counts.values());
    sorted.sort(Comparator.reverseOrder());
    int covered =
        sorted.stream().limit(FEW_OPERATIONS).mapToInt(Integer::intValue).sum();
    return new Feature(
        "few operations",
        covered >= NEARLY_ALL * events.size(),
        counts.size() + " different operations");
  }

  private static Feature few(String what, Set<String> values) {
    return new Feature("few " + what, values.size() <= FEW, values.size() + " " + what);
  }

  private static Set<String> networks(List<Event> events) {
    return events.stream()
        .map(SourceAddress::of)
        .map(source -> Networks.of(source).orElse(source.key()))
        .collect(Collectors.toSet());
  }

  /** The first word without its version: {@code aws-cli/2.15} and {@code Boto3/1.34}. */
  static String agent(Event event) {
    String agent = event.userAgent().replaceFirst("^\\[", "");
    return agent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
  }

  static boolean isConsole(Event event) {
    return event.operation().equals("ConsoleLogin")
        || event.text("sessionCredentialFromConsole").equals("true")
        || agent(event).contains("console");
  }

  private static boolean isMachine(List<Event> events) {
    return events.stream()
        .allMatch(event -> event.text("userIdentity.accessKeyId").startsWith("AKIA")
            || event.text("userIdentity.principalId").matches("AROA\\w*:i-[0-9a-f]{8,17}"));
  }
}
