package dev.tourniquet.triage;

import dev.tourniquet.baseline.Age;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says how old the caller, its credential, permissions and trust were, and whether who made them was sick. */
final class Ages {

  private Ages() {}

  /** The answer with what is young, old or of unknown age. What a sick identity made is sick as well. */
  static Answer added(Answer answer, Case c) {
    List<Dated> all = Freshness.of(c);
    List<String> text = new ArrayList<>(List.of(answer.text()));
    Set<Weight> weights = EnumSet.copyOf(answer.weights());
    List<String> evidence = new ArrayList<>(answer.evidence());
    for (Dated dated : all) {
      boolean bySick = Freshness.isBySick(dated, c);
      if (dated.isYoung()) {
        text.add(dated.sentence());
      }
      if (bySick) {
        text.add(inherited(dated));
        weights.add(dated.trait().isChanged() ? Weight.TOUCHED_BY_SICK : Weight.MADE_BY_SICK);
      }
      if (dated.isYoung() || bySick) {
        dated.call().map(Event::id).ifPresent(evidence::add);
      }
    }
    Freshness.issuedBySick(c).ifPresent(step -> {
      text.add("Its session was issued by a call of %s, which was SICK then by another finding."
          .formatted(step.issue().issuer().name().name()));
      weights.add(Weight.TOUCHED_BY_SICK);
      evidence.add(step.issue().call().eventId());
    });
    List<String> old = all.stream()
        .filter(one -> one.age().kind() == Age.Kind.OLD)
        .map(Dated::old)
        .toList();
    if (!old.isEmpty()) {
      text.add("OLD: " + Words.list(old) + ".");
    }
    List<String> gaps = new ArrayList<>(answer.gaps());
    gaps.addAll(gaps(all));
    boolean fresh = all.stream().anyMatch(one -> one.age().isFresh());
    return new Answer(
        String.join(" ", text), reading(answer, weights, fresh), weights, evidence, gaps);
  }

  private static Reading reading(Answer answer, Set<Weight> weights, boolean fresh) {
    if (answer.reading() == Reading.SICK || weights.contains(Weight.MADE_BY_SICK)) {
      return Reading.SICK;
    }
    return fresh || weights.contains(Weight.TOUCHED_BY_SICK) ? Reading.MAYBE : answer.reading();
  }

  private static String inherited(Dated dated) {
    String by = PrincipalName.of(dated.call().orElseThrow()).name();
    return dated.trait().isChanged()
        ? "Its %s came from %s, which was SICK then by another finding."
            .formatted(dated.trait().word(), by)
        : "Its %s was made by %s, which was SICK then by another finding: so is this."
            .formatted(dated.trait().word(), by);
  }

  private static List<String> gaps(List<Dated> all) {
    List<String> unknown = all.stream()
        .filter(one -> one.age().kind() == Age.Kind.UNKNOWN)
        .map(one -> one.trait().word())
        .toList();
    return unknown.isEmpty()
        ? List.of()
        : List.of(
            "age: whether its %s came new is unknown: no call held made or changed that, and what is held begins within %d days before; earlier logs, or iam get-account-authorization-details, list-access-keys and the credential report in the inventory would tell"
                .formatted(Words.list(unknown), Age.OLD.toDays()));
  }
}
