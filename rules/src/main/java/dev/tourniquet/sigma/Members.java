package dev.tourniquet.sigma;

import java.util.List;
import java.util.Optional;

/** Makes members of the occurrences that a correlation refers to. */
record Members(Correlation correlation) {

  /**
   * A correlation that goes on firing is one occurrence for whoever counts, but stays near in time for whoever asks what
   * followed it.
   */
  Optional<Member> of(Occurrence occurrence) {
    int rule = correlation.rules().indexOf(occurrence.rule());
    if (rule < 0 || !(occurrence.begins() || correlation.type().isTemporal())) {
      return Optional.empty();
    }
    return Optional.of(new Member(occurrence, rule, values(occurrence)));
  }

  private List<String> values(Occurrence occurrence) {
    List<String> fields = correlation.condition().fields();
    if (fields.size() == 1) {
      return texts(correlation, fields.get(0), occurrence);
    }
    return fields.isEmpty() ? List.of() : Tuples.of(correlation, fields, occurrence);
  }

  /** The values of a name of the correlation. */
  static List<String> texts(Correlation correlation, String name, Occurrence occurrence) {
    return occurrence.fields().getOrDefault(correlation.field(name, occurrence.rule()), List.of());
  }
}
