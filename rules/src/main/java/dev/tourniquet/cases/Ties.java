package dev.tourniquet.cases;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a finding has in common with others of the same case: its session, its credential, its identity, and its address
 * where nobody knows it. An office's or a runner's address ties nothing: everyone comes from there.
 */
public final class Ties {

  private Ties() {}

  /** Keys such as {@code session …}; none for what is calm, which belongs to no case. */
  public static List<String> of(Finding finding) {
    if (finding.verdict() == Verdict.NOT_SICK) {
      return List.of();
    }
    List<String> ties = new ArrayList<>();
    Finding.Actor actor = finding.actor();
    if (actor != null) {
      add(ties, "session", actor.session());
      add(ties, "credential", actor.credential());
      if (actor.principal() != null && !actor.principal().startsWith("service:")) {
        add(ties, "identity", actor.principal());
      }
    }
    Finding.Source source = finding.source();
    if (source != null && source.classes().contains(AddressClass.UNKNOWN.name())) {
      add(ties, "address", source.ip());
    }
    return ties;
  }

  private static void add(List<String> ties, String kind, String key) {
    if (key != null && !key.isEmpty()) {
      ties.add(kind + " " + key);
    }
  }
}
