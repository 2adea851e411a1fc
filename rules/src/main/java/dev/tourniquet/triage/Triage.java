package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.trail.Sha256;
import java.util.List;
import java.util.Optional;

/** Sick or not sick: asks the questions about a case and keeps the ledger. */
public final class Triage {

  private static final int MOST_TRIGGERS = 100;
  private static final int LONGEST_ADDRESS = 256;

  private Triage() {}

  /** Judges the case as of its time. The same file gives the same finding. */
  public static Finding judge(CaseFile file) {
    Case c = Case.of(file);
    Ledger ledger = SickByOthers.told(PoisonedBaseline.told(Ledger.of(c), file), file);
    Bleed bleed = Bleed.of(c, ledger);
    String id = id(c);
    List<Event> triggers = c.triggers();
    return new Finding(
        id,
        rule(c.rule()),
        ledger.verdict(),
        bleed.bleeding(),
        bleed.stop(),
        Summary.of(c, ledger, bleed),
        resource(c),
        Actors.of(c),
        source(c),
        triggers.stream().map(Event::id).limit(MOST_TRIGGERS).toList(),
        file.firstSeen(),
        file.lastSeen(),
        ledger.signs(),
        Remedies.of(c, ledger, bleed),
        ledger.gaps(),
        "findings/" + id + ".html",
        "findings/" + id + ".json");
  }

  /**
   * Whether a signal from the tables by day is a finding: only the calls themselves, and what the caller may do, tell.
   * What a rule matched on a call always is one.
   */
  public static boolean isFinding(CaseFile file) {
    return !Questions.askForSignsOfCompromise(file.rule()) || Compromise.isProven(Case.of(file));
  }

  /**
   * Ways in which a case is sick by other findings: each a set of principals, all of whom it needs to be sick.
   *
   * @return none where it is sick by itself, or is not sick
   */
  public static List<List<String>> restsOn(CaseFile file, Verdict verdict) {
    return SickByOthers.of(file, verdict);
  }

  /**
   * The same condition on the same resource keeps its id in every run; a resource deleted and made again under its old
   * name is another one.
   */
  private static String id(Case c) {
    int incarnation = c.folded().at(c.time()).map(state -> state.incarnation()).orElse(0);
    String text =
        c.rule().id() + "\n" + c.resource().text() + (incarnation > 1 ? "\n" + incarnation : "")
            + (c.file().since().isEmpty() ? "" : "\n" + c.file().since());
    return Sha256.shortOf(text);
  }

  private static Finding.RuleReference rule(TriageRule rule) {
    return new Finding.RuleReference(
        rule.id(),
        rule.title(),
        rule.lifeThreat().isEmpty() ? null : rule.lifeThreat(),
        rule.attack());
  }

  private static Finding.Resource resource(Case c) {
    ResourceKey key = c.resource();
    Optional<Mention> mention = c.triggers().stream()
        .flatMap(event -> Mentions.of(event).all().stream())
        .filter(one -> one.resource().equals(key))
        .findFirst();
    String arn = mention
        .map(Mention::arn)
        .filter(text -> !text.isEmpty())
        .or(() -> Arns.of(key))
        .orElse(null);
    String owner = key.account().isEmpty()
        ? mention
            .map(Mention::owner)
            .filter(text -> !text.isEmpty())
            .orElse(c.lead().account())
        : key.account();
    String name = Ancestry.of(c).members().get(0).labels().name();
    return new Finding.Resource(
        key.type(), key.text(), arn, key.id(), name.isEmpty() ? null : name, owner, key.region());
  }

  private static Finding.Source source(Case c) {
    String ip = c.lead().sourceAddress();
    return new Finding.Source(
        ip.isEmpty() ? null : Words.cut(ip, LONGEST_ADDRESS),
        c.address().classes().stream().map(AddressClass::name).toList());
  }
}
