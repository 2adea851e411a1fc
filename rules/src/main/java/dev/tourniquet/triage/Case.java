package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClasses;
import dev.tourniquet.baseline.Cadence;
import dev.tourniquet.baseline.CleanHistory;
import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.Networks;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Invocation;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.trail.SourceAddress;
import dev.tourniquet.triage.exposure.Exposure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A case file with what every question needs to know of it, worked out once. */
final class Case {

  private final CaseFile file;
  private final Event lead;
  private final EventKeys keys;
  private final PrincipalName caller;
  private final Exposure exposure;
  private final FoldedResource folded;
  private final Guard guard;
  private final Still still;
  private final AddressClasses address;
  private final FirstSeen ofRole;
  private final Cadence cadence;
  private final Optional<FirstSeen> ofActor;
  private final Located located;

  private Case(CaseFile file, UnaryOperator<History> usual) {
    this.file = file;
    this.lead = file.lead();
    this.keys = EventKeys.of(lead);
    this.caller = PrincipalName.of(lead);
    this.exposure = Questions.askWhoIsLetIn(rule())
        ? Exposure.of(effective().isEmpty() ? triggers() : effective())
        : Exposure.NONE;
    this.folded = FoldedResource.of(file);
    this.guard = Guard.of(this);
    this.still = StillSo.of(this);
    History history = usual.apply(background().history());
    this.address = AddressClasses.of(lead, organization(), history, time());
    this.ofRole = FirstSeen.of(history, keys.source().value(), time());
    this.cadence = Cadence.of(file.pivots().byIdentity().held(), background().history(), lead);
    this.ofActor = FirstSeen.ofActor(history, keys.source().value(), time());
    boolean alone = ofActor.filter(FirstSeen::isTold).isPresent();
    this.located = Located.of(
        lead,
        organization().addresses(),
        alone ? history.actorDays() : history.identityDays(),
        history);
  }

  /** A case in which what an attacker may have put into the history is not usual. */
  static Case of(CaseFile file) {
    return new Case(file, history -> CleanHistory.of(history, file.lead().time().orElseThrow()));
  }

  /** The same case with the whole history, to tell what leaving out changed. */
  static Case trusting(CaseFile file) {
    return new Case(file, history -> history);
  }

  CaseFile file() {
    return file;
  }

  TriageRule rule() {
    return file.rule();
  }

  Background background() {
    return file.background();
  }

  Organization organization() {
    return background().organization();
  }

  /** The trigger whose caller and source are looked into. */
  Event lead() {
    return lead;
  }

  /** When the lead event happened. A case file holds only events with a time. */
  Instant time() {
    return lead.time().orElseThrow();
  }

  List<Event> triggers() {
    return file.trigger().events();
  }

  /** Triggers that took effect. */
  List<Event> effective() {
    return triggers().stream().filter(Event::succeeded).toList();
  }

  /** Event ids of the triggers that took effect, else of the attempts. */
  List<String> evidence() {
    List<Event> proof = effective().isEmpty() ? triggers() : effective();
    return proof.stream().map(Event::id).toList();
  }

  EventKeys keys() {
    return keys;
  }

  PrincipalName caller() {
    return caller;
  }

  /** {@code ImageBuilder}, or {@code role Admin (session jane)}. */
  String callerName() {
    return caller.session().isEmpty()
        ? caller.name()
        : "role " + caller.name() + " (session " + caller.session() + ")";
  }

  /** Whether AWS itself acted, by a service-linked role: nobody else can take such a role, change it or deny it anything. */
  boolean isOfAws() {
    return caller.arn().contains(":role/aws-service-role/")
        && Invocation.of(lead).kind() == Invocation.Kind.SERVICE;
  }

  ResourceKey resource() {
    return file.resource().resourceKey();
  }

  Exposure exposure() {
    return exposure;
  }

  FoldedResource folded() {
    return folded;
  }

  /** Whether what the triggers did is still in effect as of the triage. */
  Still still() {
    return still;
  }

  /** Whether a second setting keeps out whom the triggers let in. */
  Guard guard() {
    return guard;
  }

  /** The same of one trigger. */
  Still still(Event trigger) {
    return StillSo.of(this, trigger);
  }

  AddressClasses address() {
    return address;
  }

  /** Where the source lies. */
  Located located() {
    return located;
  }

  /** Whether the caller works like a machine or like a person. */
  Cadence cadence() {
    return cadence;
  }

  /** Of whoever acted in a role, where enough is held of that; else of the identity. */
  FirstSeen firstSeen() {
    return ofActor.filter(FirstSeen::isTold).orElse(ofRole);
  }

  /** The same of the identity, whoever used it. */
  FirstSeen ofRole() {
    return ofRole;
  }

  /** The same of the session name, instance or person within a role; empty where the caller is no such. */
  Optional<FirstSeen> ofActor() {
    return ofActor;
  }

  /**
   * Whether an address that nobody knows is ordinary for this caller: it, or another in its role, was there before; it
   * comes from somewhere else each time; or new addresses happen to it and this one lies in a network it used.
   */
  boolean isOrdinaryAddress() {
    FirstSeen seen = firstSeen();
    return ofRole.novelty() == Novelty.SEEN
        || switch (seen.novelty()) {
          case SEEN -> true;
          case ROAMS -> !located.isNew();
          case NEW_WEAK -> !Networks.isNew(SourceAddress.of(lead), seen.addresses());
          case NEW_STRONG, INSUFFICIENT_HISTORY -> false;
        };
  }
}
