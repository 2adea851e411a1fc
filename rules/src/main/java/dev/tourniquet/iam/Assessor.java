package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.IamAccount.Known;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Assesses principals of one inventory; keeps what it found out about the targets of escalation. */
public final class Assessor {

  private static final ActionCatalog CATALOG = ActionCatalog.AWS;
  // Enough to prove the point on a page.
  private static final int MOST_STATEMENTS = 10;
  private static final Set<GapCode> MAYBE_LESS = Set.of(
      GapCode.SCP_NOT_COLLECTED,
      GapCode.SESSION_POLICY_UNSEEN,
      GapCode.UNKNOWN_ELEMENT,
      GapCode.CALLS_NOT_FOLLOWED);
  private static final Set<GapCode> MAYBE_MORE = Set.of(
      GapCode.MANAGED_POLICY_DOCUMENT_MISSING,
      GapCode.POLICY_UNREADABLE,
      GapCode.UNKNOWN_ELEMENT,
      GapCode.CALLS_NOT_FOLLOWED,
      GapCode.ORGANIZATION_RIGHTS_UNKNOWN);
  private static final Set<GapCode> BLIND = Set.of(GapCode.NO_GAAD, GapCode.EXTERNAL_PRINCIPAL);

  private final IamInventory inventory;
  private final EscalationSearch search;
  private final EscalationChain chain;

  public Assessor(IamInventory inventory) {
    this.inventory = requireNonNull(inventory, "inventory is null");
    Population population = new Population(inventory);
    this.search = new EscalationSearch(population);
    this.chain = new EscalationChain(population, search);
  }

  /** Assesses a principal by its ARN. */
  public Assessment assess(String principal) {
    return assess(principal, Seen.NOTHING);
  }

  /**
   * What is known of a session from the call that issued it.
   *
   * @param session ARN of the session
   * @param credential its access key id, or empty
   * @param calls that may have issued it
   */
  public Seen seen(String session, String credential, List<Event> calls) {
    Optional<SessionIssue> issue = SessionIssue.of(session, credential, calls);
    SessionTags tags = issue.map(one -> SessionTags.of(one.event())).orElse(SessionTags.UNSEEN);
    return issue
        .flatMap(one -> one.policies(inventory))
        .map(Seen.NOTHING::issuedWith)
        .orElse(Seen.NOTHING)
        .tagged(tags);
  }

  /** Assesses a principal by its ARN and by what was seen of it. */
  public Assessment assess(String principal, Seen seen) {
    return assess(Caller.of(principal), seen);
  }

  /** Assesses a caller, see {@link Caller#inSession}, by what was seen of it. */
  public Assessment assess(Caller caller, Seen seen) {
    Known known = inventory.known(caller);
    List<Gap> gaps = known.gaps().stream()
        .filter(gap -> !seen.issued() || gap.code() != GapCode.SESSION_POLICY_UNSEEN)
        .toList();
    Layers layers = seen.sessionPolicies().isEmpty()
        ? known.layers()
        : known.layers().with(Layer.SESSION, seen.sessionPolicies());
    Subject subject = Subject.of(caller, layers, inventory.entity(caller)).tagged(seen.tags());
    return assess(subject, gaps, seen.succeeded());
  }

  /** Assesses policies in hand, as if they were all that hangs on a principal. */
  public static Assessment assess(Caller caller, Layers layers) {
    Subject subject = Subject.of(caller, layers, Optional.empty());
    return new Assessor(IamInventory.EMPTY).assess(subject, List.of(), Set.of());
  }

  private Assessment assess(Subject subject, List<Gap> known, Collection<String> observed) {
    boolean blind = known.stream().anyMatch(gap -> BLIND.contains(gap.code()));
    List<Escalation> escalations = blind ? List.of() : escalations(subject);
    PermissionClass found =
        blind ? PermissionClass.UNKNOWN : Classes.of(subject.reach(), escalations);
    List<Gap> gaps = new ArrayList<>(known);
    gaps.addAll(Gaps.of(subject));
    if (!blind && !subject.reach().isAdmin()) {
      gaps.addAll(search.gaps(subject));
    }
    PermissionClass floor = Classes.observed(observed);
    boolean less = has(gaps, MAYBE_LESS);
    PermissionClass atLeast = blind || less ? floor : Classes.wider(found, floor);
    PermissionClass atMost =
        blind || has(gaps, MAYBE_MORE) ? PermissionClass.ADMIN : Classes.wider(found, floor);
    Flags flags = Flags.of(subject);
    String sentence = new Sentence(subject, found, escalations, gaps).text();
    return new Assessment(
        found,
        atLeast,
        atMost,
        flags,
        statements(subject, flags, escalations),
        escalations,
        gaps,
        sentence);
  }

  private List<Escalation> escalations(Subject subject) {
    if (subject.reach().isAdmin()) {
      return List.of();
    }
    List<Escalation> found = new ArrayList<>(search.paths(subject));
    if (found.stream().noneMatch(e -> e.verdict() == PathVerdict.PROVEN)) {
      chain.from(subject).ifPresent(found::add);
    }
    return found;
  }

  private static boolean has(List<Gap> gaps, Set<GapCode> codes) {
    return gaps.stream().anyMatch(gap -> codes.contains(gap.code()));
  }

  /** Those behind what weighs most: escalation, exposure, data, and then any write. */
  private static List<StatementSource> statements(
      Subject subject, Flags flags, List<Escalation> escalations) {
    Set<String> actions = new LinkedHashSet<>();
    escalations.stream()
        .filter(e -> e.verdict() != PathVerdict.BLOCKED)
        .forEach(e -> actions.addAll(e.permissions()));
    actions.addAll(flags.exposureActions());
    actions.addAll(flags.dataReadActions());
    BitSet all = subject.reach().effective().all();
    BitSet writes = Grants.both(CATALOG.writes(), all);
    (writes.isEmpty() ? all : writes)
        .stream().limit(MOST_STATEMENTS).forEach(i -> actions.add(CATALOG.name(i)));
    Set<StatementSource> statements = new LinkedHashSet<>();
    for (String action : actions) {
      OptionalInt number = CATALOG.number(action);
      if (number.isPresent()) {
        statements.addAll(subject.reach().allowing(number.getAsInt()));
      }
    }
    return statements.stream().limit(MOST_STATEMENTS).toList();
  }
}
