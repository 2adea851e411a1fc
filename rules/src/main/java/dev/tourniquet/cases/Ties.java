package dev.tourniquet.cases;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.EntityKind;
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

  /**
   * Keys such as {@code session …}; none for what is calm, which belongs to no case.
   *
   * @param chain who issued the session of the finding, and who issued theirs: what a role did belongs to who took it
   */
  public static List<String> of(Finding finding, List<Hop> chain) {
    if (finding.verdict() == Verdict.NOT_SICK) {
      return List.of();
    }
    List<String> ties = new ArrayList<>();
    Finding.Actor actor = finding.actor();
    if (actor != null) {
      add(ties, "session", actor.session());
      add(ties, "credential", actor.credential());
      identity(ties, actor.principal());
    }
    chain.stream().filter(hop -> "EXACT".equals(hop.confidence())).forEach(hop -> hop(ties, hop));
    Finding.Resource resource = finding.resource();
    if (resource != null && "AWS::EC2::Instance".equals(resource.type())) {
      identity(ties, "instance:" + resource.account() + ":" + resource.id());
    }
    Finding.Source source = finding.source();
    if (source != null && source.classes().contains(AddressClass.UNKNOWN.name())) {
      add(ties, "address", source.ip());
    }
    return ties.stream().distinct().toList();
  }

  private static void hop(List<String> ties, Hop hop) {
    if (hop.who().kind() == EntityKind.SESSION) {
      add(ties, "session", hop.who().key());
    } else if (hop.who().kind() == EntityKind.IDENTITY) {
      identity(ties, hop.who().key());
    }
  }

  /** A service acts for everyone. */
  private static void identity(List<String> ties, String principal) {
    if (principal != null && !principal.startsWith("service:")) {
      add(ties, "identity", principal);
    }
  }

  private static void add(List<String> ties, String kind, String key) {
    if (key != null && !key.isEmpty()) {
      ties.add(kind + " " + key);
    }
  }
}
