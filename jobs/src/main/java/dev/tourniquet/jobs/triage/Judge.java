package dev.tourniquet.jobs.triage;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Triage;
import dev.tourniquet.triage.TriageRule;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Judges each case where its pieces come together, on executors. */
final class Judge implements Serializable {
  private static final long serialVersionUID = 1L;
  private final Map<String, Rule> rules;
  /** Sent once to each machine: it may hold databases of addresses. */
  private final Broadcast<Organization> organization;

  private final Instant asOf;

  Judge(RuleSet rules, Broadcast<Organization> organization, Instant asOf) {
    this.rules = rules.byId();
    this.organization = organization;
    this.asOf = asOf;
  }

  /** candidates and their parts → findings. */
  Dataset<Row> judge(Dataset<Row> candidates, Dataset<Row> parts) {
    MapFunction<Row, String> byCase = row -> row.getAs(CaseParts.CASE.name());
    CoGroupFunction<String, Row, Row, Row> judge = (key, found, pieces) -> judge(found, pieces);
    // Pieces in one order: whatever is listed of them is listed the same in every run.
    return candidates
        .groupByKey(byCase, Encoders.STRING())
        .cogroupSorted(
            parts.groupByKey(byCase, Encoders.STRING()),
            new Column[0],
            new Column[] {CaseParts.PART.col(), CaseParts.OF.col(), CaseParts.PAYLOAD.col()},
            judge,
            Encoders.row(Findings.TABLE.schema()));
  }

  private Iterator<Row> judge(Iterator<Row> candidate, Iterator<Row> pieces) {
    if (!candidate.hasNext()) {
      return Collections.emptyIterator();
    }
    Row found = candidate.next();
    CaseAssembler assembler = new CaseAssembler();
    pieces.forEachRemaining(assembler::add);
    Rule rule = rules.get(found.<String>getAs(Triggers.RULE.name()));
    CaseFile file = assembler.file(found, TriageRule.of(rule), organization.value(), asOf);
    if (!Triage.isFinding(file)) {
      return Collections.emptyIterator();
    }
    Investigation investigation = assembler.complete(Investigator.investigate(file));
    return List.of(Findings.row(investigation, file)).iterator();
  }
}
