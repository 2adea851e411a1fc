package dev.tourniquet.jobs.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What was measured, run by run. */
record Measures(List<Measure> runs) {
  Measures {
    runs = List.copyOf(runs);
  }

  Measures plus(List<Measure> more) {
    List<Measure> all = new ArrayList<>(runs);
    all.addAll(more);
    return new Measures(all);
  }

  Set<String> ways() {
    Set<String> ways = new LinkedHashSet<>();
    runs.forEach(run -> ways.add(run.way()));
    return ways;
  }

  Set<String> subjects() {
    Set<String> subjects = new LinkedHashSet<>();
    runs.forEach(run -> subjects.add(run.subject()));
    return subjects;
  }

  Measures of(Predicate<Measure> wanted) {
    return new Measures(runs.stream().filter(wanted).toList());
  }

  /** The run that was disturbed least. */
  Optional<Measure> fastest(boolean cold) {
    return runs.stream()
        .filter(run -> run.cold() == cold)
        .min(Comparator.comparingDouble(Measure::seconds));
  }

  /** Steps that follow one another, as one: the first run of each together, then the second, and so on. */
  Measures together(String subject) {
    List<Measures> steps =
        subjects().stream().map(step -> of(run -> run.subject().equals(step))).toList();
    List<Measure> sums = new ArrayList<>(steps.get(0).runs());
    for (Measures step : steps.subList(1, steps.size())) {
      for (int i = 0; i < sums.size(); i++) {
        sums.set(i, sums.get(i).followedBy(step.runs().get(i)));
      }
    }
    return new Measures(sums.stream().map(sum -> sum.named(subject)).toList());
  }
}
