package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.NewestEvent;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.RecordedItems;
import dev.tourniquet.jobs.lake.AtOnce;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.organization.Account;
import dev.tourniquet.organization.MemberAccounts;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Sha256;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.expressions.Window;

/** Matches the rules against new events, and judges every finding again with all that is known as of a time. */
public final class TriageFindings {
  private TriageFindings() {}

  /** Brings triggers and findings up to date. */
  public static void run(Lake lake, TriageOptions options) {
    Optional<Instant> newest = NewestEvent.of(lake, Instant.now());
    if (newest.isEmpty()) {
      return;
    }
    MatchRules.run(lake, options.rules());
    Instant asOf = options.asOf().orElse(newest.get());
    Organization organization = options.organization().withAccounts(memberAccounts(lake));
    RuleDays.run(lake, options.rules(), organization);
    String note = note(lake, options, organization, asOf);
    if (lake.note(Findings.TABLE).equals(Optional.of(note))) {
      keep(lake, note, asOf);
      return;
    }
    Judge judge = new Judge(options.rules(), broadcast(lake, organization), asOf);
    Judging.Judged judged = new Judging(lake, options.rules(), organization, judge, asOf).run();
    lake.replace(Permissions.TABLE, Permissions.fromAnswers(judged.answers()), note);
    lake.replace(Findings.TABLE, judged.findings(), note);
    judged.unpersist();
    keep(lake, note, asOf);
  }

  /** The time that the verdicts of a lake were taken for; those that are kept were taken before. */
  public static Optional<Instant> asOf(Lake lake) {
    return lake.note(Findings.TABLE)
        .map(note -> Stored.read(note, JsonNode.class).path("asOf").asText())
        .filter(time -> !time.isEmpty())
        .map(Instant::parse);
  }

  private static Broadcast<Organization> broadcast(Lake lake, Organization organization) {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(organization);
  }

  /** What follows from the findings; a run that was killed before is made up for. */
  private static void keep(Lake lake, String note, Instant asOf) {
    AtOnce.run(() -> Verdicts.keep(lake, note, asOf), () -> CaseRows.keep(lake, note));
  }

  /**
   * Accounts that AWS Organizations listed, each as it was listed first and when that changed: as many as the organization
   * has, not as it was asked.
   */
  private static List<Account> memberAccounts(Lake lake) {
    return lake
        .read(Inventory.ITEMS)
        .where(Inventory.OPERATION.col().equalTo("list-accounts"))
        .withColumn(
            "rank",
            row_number()
                .over(Window.partitionBy(
                        Inventory.TYPE.col(), Inventory.ID.col(), Inventory.ITEM.col())
                    .orderBy(Inventory.TAKEN_AT.col())))
        .where(col("rank").equalTo(1))
        .collectAsList()
        .stream()
        .map(Inventory::fromRow)
        .flatMap(item -> MemberAccounts.of(item).stream())
        .sorted(Comparator.comparing(Account::id).thenComparing(Account::joined))
        .toList();
  }

  private static String note(
      Lake lake, TriageOptions options, Organization organization, Instant asOf) {
    String basis = String.join(
        "\n",
        String.valueOf(lake.batches().newest()),
        options.rules().fingerprint(),
        lake.note(Inventory.ITEMS).orElse(""),
        lake.note(RecordedItems.TABLE).orElse(""),
        lake.note(LogIntegrity.TABLE).orElse(""),
        organization.toString(),
        asOf.toString());
    return "{\"basis\": \"%s\", \"asOf\": \"%s\"}".formatted(Sha256.shortOf(basis), asOf);
  }
}
