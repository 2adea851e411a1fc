package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.integrity.EvidenceObjects;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.session.SessionChain;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.triage.AllTriggers;
import dev.tourniquet.triage.Background;
import dev.tourniquet.triage.CallList;
import dev.tourniquet.triage.CallerPermissions;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.TriageRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Puts the pieces of one case together. */
final class CaseAssembler {
  private final CallPieces calls = new CallPieces();
  private final ResourcePieces resources = new ResourcePieces();
  private final HistoryPieces history = new HistoryPieces();
  private final List<SessionEdge> steps = new ArrayList<>();
  private final EvidenceObjects objects = new EvidenceObjects();
  private CallerPermissions permissions = CallerPermissions.UNKNOWN;

  /** Takes one piece. */
  void add(Row row) {
    Part part = Part.valueOf(row.getAs(CaseParts.PART.name()));
    String of = row.getAs(CaseParts.OF.name());
    JsonNode piece = Stored.read(row.getAs(CaseParts.PAYLOAD.name()), JsonNode.class);
    switch (part) {
      case PERMISSIONS -> permissions = Stored.fromJson(piece, CallerPermissions.class);
      case CHAIN -> steps.add(Stored.fromJson(piece, SessionEdge.class));
      case EVIDENCE -> objects.add(piece);
      default -> {
        if (!resources.add(part, of, piece) && !history.add(part, of, piece)) {
          calls.add(part, of, piece);
        }
      }
    }
  }

  /** The investigation with the log objects it rests on. */
  Investigation complete(Investigation investigation) {
    return investigation.with(objects.block());
  }

  /** The file, as of a time. */
  CaseFile file(Row candidate, TriageRule rule, Organization organization, Instant asOf) {
    String resource = candidate.getAs(Triggers.RESOURCE.name());
    String caller = candidate.getAs(Triggers.CALLER.name());
    long total = candidate.<Long>getAs(Candidates.TOTAL.name());
    return new CaseFile(
        rule,
        resources.main(resource),
        asOf,
        new CallList(total, calls.of(Part.TRIGGER), List.of()),
        calls.pivots(),
        resources.without(resource, caller),
        new Background(
            organization,
            history.history(),
            history.coverage(),
            resources.of(caller),
            permissions,
            new SessionChain(steps, calls.of(Part.CHAIN_CALL))),
        candidate.getAs(TriggerWindows.SINCE.name()),
        all(candidate));
  }

  private static AllTriggers all(Row candidate) {
    return new AllTriggers(
        candidate.getAs(Candidates.FIRST.name()),
        candidate.getAs(Candidates.LAST.name()),
        candidate.<Long>getAs(Candidates.LEFT_OUT.name()));
  }
}
