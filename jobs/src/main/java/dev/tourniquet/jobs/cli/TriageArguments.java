package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.inventory.LoadInventory;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.triage.TriageOptions;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.organization.OrganizationFileError;
import dev.tourniquet.organization.OrganizationFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** What verdicts are taken with: read, and complained about, before anything is written. */
final class TriageArguments {
  @Option(
      names = "--org",
      paramLabel = "FILE",
      description = "Organization file: whose accounts and networks are ours.")
  Path organization;

  @Option(
      names = "--inventory",
      paramLabel = "URI",
      description = "Folder of what AWS was asked, and AWS Config files.")
  String inventory;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Further Sigma rules: files or folders. Our own packs are always used.")
  List<Path> rules = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "Time the verdicts are taken for, such as 2026-03-01T00:00:00Z (default: the newest event held).")
  Instant asOf;

  @Option(
      names = "--fail-on",
      paramLabel = "sick",
      description = "Exit with status 4 when a finding is SICK.")
  FailOn failOn;

  /** What makes a run fail for a script. */
  enum FailOn {
    SICK
  }

  TriageOptions read() {
    return new TriageOptions(RuleFiles.read(rules), organization(), Optional.ofNullable(asOf));
  }

  /** Refuses an inventory that is not there, before anything is written. */
  void checkInventory(SparkSession spark) {
    if (inventory != null) {
      LoadInventory.check(spark, inventory);
    }
  }

  /** Loads the inventory, if one is named, and returns how many parts of it could not be read. */
  long loadInventory(Lake lake) {
    return inventory == null ? 0 : LoadInventory.run(lake, inventory);
  }

  private Organization organization() {
    if (organization == null) {
      return Organization.unknown();
    }
    try {
      return OrganizationFile.read(organization);
    } catch (OrganizationFileException e) {
      throw new UsageException(e.errors().stream()
          .map(OrganizationFileError::message)
          .collect(Collectors.joining("\n")));
    }
  }
}
