package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventFacts.Caller;
import dev.tourniquet.jobs.ingest.MentionReader.Named;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.ResourceEdge;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a record relates: most records are known to relate nothing before they are looked at. */
final class EdgeReader {
  private static final int MOST_CALLS = 100_000;
  private static final int MOST_SESSIONS = 100_000;

  private final ScannedRecord record;
  private final Map<String, Follows> calls = new HashMap<>();
  private final Set<Caller> issued = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int scope;
  private final int source;
  private final int name;
  private final int[] said;

  /** What may be followed from a call. */
  private enum Follows {
    NOTHING,
    WORDS,
    ANYTHING
  }

  EdgeReader(RecordShape shape, ScannedRecord record) {
    this.record = record;
    scope = shape.inside("userIdentity").group("inScopeOf");
    source = shape.slot("eventSource");
    name = shape.slot("eventName");
    said = new int[] {shape.slot("requestParameters"), shape.slot("responseElements")};
  }

  /** Begins a task: what another one has told is to be told again. */
  void begin() {
    issued.clear();
  }

  /**
   * Reads what the record relates.
   *
   * @param caller who called, when one object stands for all records with this caller; else null
   */
  List<ResourceEdge> read(Caller caller, Named named) {
    // One record of a session tells to which workload it was issued; the next thousand say the
    // same.
    boolean scoped = record.slots().present[scope];
    boolean tells = scoped && !(caller != null && issued.contains(caller));
    if (!tells && (named.relatesNothing() || !mayRelate())) {
      return List.of();
    }
    if (scoped && caller != null && issued.size() < MOST_SESSIONS) {
      issued.add(caller);
    }
    List<ResourceEdge> edges = Edges.of(record.event());
    if (edges.isEmpty() && !scoped) {
      named.foundToRelateNothing();
    }
    return edges;
  }

  private boolean mayRelate() {
    if (calls.size() > MOST_CALLS) {
      calls.clear();
    }
    String call = record.text(source) + ' ' + record.text(name);
    return switch (calls.computeIfAbsent(call, any -> follows())) {
      case NOTHING -> false;
      case WORDS -> saysAWord();
      case ANYTHING -> true;
    };
  }

  private Follows follows() {
    String service = record.event().service();
    String operation = record.event().operation();
    if (!Edges.mayFollow(service, operation)) {
      return Follows.NOTHING;
    }
    return Edges.mayFollowWordsOnly(service, operation) ? Follows.WORDS : Follows.ANYTHING;
  }

  private boolean saysAWord() {
    RecordSlots slots = record.slots();
    for (int section : said) {
      if (slots.kind[section] == RecordSlots.RAW
          && WordBytes.any(Edges.WORDS, record.bytes(), slots.from[section], slots.to[section])) {
        return true;
      }
    }
    return false;
  }
}
