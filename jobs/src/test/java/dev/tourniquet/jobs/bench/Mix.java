package dev.tourniquet.jobs.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often each operation is called, in percent. */
record Mix(Map<String, Double> shares) {
  Mix {
    shares = Map.copyOf(shares);
  }

  /** The mix beside this class: mix.tsv. */
  static Mix read() throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(
        Mix.class.getResourceAsStream("/bench/mix.tsv"), StandardCharsets.UTF_8))) {
      return new Mix(lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toMap(
              line -> line.substring(0, line.lastIndexOf('\t')),
              line -> Double.parseDouble(line.substring(line.lastIndexOf('\t') + 1)))));
    }
  }

  static String operation(Template template) {
    return template.service() + '\t' + template.name();
  }

  /** Shares of these operations: those not named share evenly what the named ones leave of 100. */
  Function<String, Double> among(Iterable<String> operations) {
    long unnamed = 0;
    for (String operation : operations) {
      unnamed += shares.containsKey(operation) ? 0 : 1;
    }
    double named = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    double each = (100 - named) / Math.max(1, unnamed);
    return operation -> shares.getOrDefault(operation, each);
  }
}
