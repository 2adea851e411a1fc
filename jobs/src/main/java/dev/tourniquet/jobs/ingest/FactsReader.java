package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventFacts.Caller;
import dev.tourniquet.jobs.ingest.EventFacts.Source;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the facts of scanned records. Most records repeat what others said: the same session, the same parameters. What
 * depends on the same bytes is worked out once.
 */
final class FactsReader {
  private static final List<byte[]> MAY_HAVE_FAILED = List.of(
      "\"ConsoleLogin\"".getBytes(StandardCharsets.UTF_8),
      "\"_return\"".getBytes(StandardCharsets.UTF_8));
  private static final int PARTITION = 12;

  private final RecordSlots slots;
  private final Fingerprint print;
  private final JsonTrees trees;
  private final NamingParts naming;
  private final Memo<Caller> callers = new Memo<>();
  private final Memo<Source> sources = new Memo<>();
  private final Memo<Source> scopedSources = new Memo<>();
  private final Memo<Named> named = new Memo<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Map<String, Boolean> relating = new HashMap<>();
  private final Set<Caller> issued = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int identity;
  private final int scope;
  private final int type;
  private final int source;
  private final int name;
  private final int region;
  private final int errorCode;
  private final int errorMessage;
  private final int invokedBy;
  private final int readOnly;
  private final int eventType;
  private final int address;
  private final int endpoint;
  private final int arn;
  private final int issuerArn;
  private final int[] sections;
  private byte[] bytes;
  private int from;
  private Event whole;
  private boolean remembered;

  FactsReader(RecordShape shape, RecordSlots slots, JsonSkim skim) {
    this.slots = slots;
    this.print = new Fingerprint(skim);
    this.trees = new JsonTrees(skim);
    identity = shape.group("userIdentity");
    scope = shape.inside("userIdentity").group("inScopeOf");
    type = shape.slot("userIdentity", "type");
    arn = shape.slot("userIdentity", "arn");
    issuerArn = shape.slot("userIdentity", "sessionContext", "sessionIssuer", "arn");
    source = shape.slot("eventSource");
    name = shape.slot("eventName");
    region = shape.slot("awsRegion");
    errorCode = shape.slot("errorCode");
    errorMessage = shape.slot("errorMessage");
    invokedBy = shape.slot("userIdentity", "invokedBy");
    readOnly = shape.slot("readOnly");
    eventType = shape.slot("eventType");
    address = shape.slot("sourceIPAddress");
    endpoint = shape.slot("vpcEndpointId");
    naming = new NamingParts(shape, slots, trees);
    sections = naming.sections();
  }

  /** What a record names, and whether it is known to relate nothing. */
  private static final class Named {
    private final Entities mentions;
    private boolean relatesNothing;

    Named(Event event) {
      mentions = new Entities(EventEntities.ofMentions(event));
    }
  }

  /** Begins a task: what another one has told is to be told again. */
  void begin() {
    issued.clear();
  }

  /** Reads the facts of the record that the slots were filled from. */
  EventFacts read(byte[] source, int start, EventColumns.Stamp stamp) {
    bytes = source;
    from = start;
    whole = null;
    Caller caller = caller(stamp);
    Named found = named(stamp);
    return new EventFacts(caller, source(stamp), found.mentions, outcome(), edges(caller, found));
  }

  private Caller caller(EventColumns.Stamp stamp) {
    String called = text(name);
    boolean plain = slots.present[identity]
        && slots.holds(type)
        && !text(type).equals("Unknown")
        && !called.equals("ConsoleLogin")
        && !called.equals("SwitchRole");
    remembered = plain;
    if (!plain) {
      return Caller.of(event());
    }
    print.begin(bytes, 1);
    print.part(slots.groupFrom[identity], slots.groupTo[identity]);
    slot(source);
    slot(eventType);
    account(stamp);
    return callers.of(print.high(), print.low(), () -> Caller.of(event()));
  }

  private Source source(EventColumns.Stamp stamp) {
    print.begin(bytes, 2);
    slot(address);
    Source found = sources.of(print.high(), print.low(), () -> Source.of(event()));
    if (!found.scoped()) {
      return found;
    }
    slot(endpoint);
    account(stamp);
    return scopedSources.of(print.high(), print.low(), () -> Source.of(event()));
  }

  private Named named(EventColumns.Stamp stamp) {
    print.begin(bytes, 3);
    slot(source);
    slot(name);
    slot(region);
    slot(errorCode);
    slot(errorMessage);
    slot(type);
    slot(invokedBy);
    print.kind(slots.kind[readOnly]);
    account(stamp);
    partition(arn);
    partition(issuerArn);
    for (int i = 0; i < slots.elements * 4; i++) {
      if (slots.listKind[i] >= RecordSlots.TEXT) {
        print.part(slots.listFrom[i], slots.listTo[i]);
      } else {
        print.nothing();
      }
    }
    for (int section : sections) {
      if (slots.kind[section] == RecordSlots.RAW) {
        print.json(slots.from[section]);
      } else {
        print.nothing();
      }
    }
    return named.of(
        print.high(), print.low(), () -> new Named(whole == null ? naming.read(bytes) : whole));
  }

  private void slot(int slot) {
    if (slots.kind[slot] >= RecordSlots.TEXT) {
      print.part(slots.from[slot], slots.to[slot]);
    } else {
      print.nothing();
    }
  }

  private void account(EventColumns.Stamp stamp) {
    print.part(stamp.account());
  }

  private void partition(int slot) {
    if (slots.holds(slot)) {
      print.part(slots.from[slot], Math.min(slots.from[slot] + PARTITION, slots.to[slot]));
    } else {
      print.nothing();
    }
  }

  private Outcome outcome() {
    if (slots.holds(errorCode)) {
      return outcomes.size() > 10_000
          ? Outcome.of(event())
          : outcomes.computeIfAbsent(text(errorCode), code -> Outcome.of(event()));
    }
    return slots.holds(errorMessage) || mayHaveFailed() ? Outcome.of(event()) : Outcome.OK;
  }

  /** Some answers say by themselves that the call came to nothing. */
  private boolean mayHaveFailed() {
    int answer = sections[1];
    return slots.kind[answer] == RecordSlots.RAW
        && MAY_HAVE_FAILED.stream()
            .anyMatch(text -> contains(text, slots.from[answer], slots.to[answer]));
  }

  private boolean contains(byte[] text, int start, int end) {
    for (int i = start; i + text.length <= end; i++) {
      if (bytes[i] == '"'
          && java.util.Arrays.equals(bytes, i, i + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  private List<ResourceEdge> edges(Caller caller, Named found) {
    // One record of a session tells to which workload it was issued; the next thousand say the
    // same.
    boolean tells = slots.present[scope] && !(remembered && issued.contains(caller));
    if (!tells && (found.relatesNothing || !relates())) {
      return List.of();
    }
    if (slots.present[scope] && issued.size() < 100_000) {
      issued.add(caller);
    }
    List<ResourceEdge> edges = Edges.of(event());
    found.relatesNothing = edges.isEmpty() && !slots.present[scope];
    return edges;
  }

  private boolean relates() {
    String call = text(source) + ' ' + text(name);
    if (relating.size() > 100_000) {
      relating.clear();
    }
    return relating.computeIfAbsent(
        call, any -> Edges.mayFollow(event().service(), event().operation()));
  }

  private String text(int slot) {
    return slots.holds(slot)
        ? new String(
            bytes, slots.from[slot], slots.to[slot] - slots.from[slot], StandardCharsets.UTF_8)
        : "";
  }

  private Event event() {
    if (whole == null) {
      whole = new Event(trees.read(bytes, from));
    }
    return whole;
  }
}
