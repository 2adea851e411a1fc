package dev.tourniquet.jobs;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.delta.tables.DeltaTable;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The walls of the house, over the main classes of both modules. */
@AnalyzeClasses(packages = "dev.tourniquet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JOBS = "dev.tourniquet.jobs..";

  @ArchTest
  static final ArchRule rulesKnowNeitherSparkNorHadoopNorAws = noClasses()
      .that()
      .resideOutsideOfPackage(JOBS)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "org.apache.spark..",
          "org.apache.hadoop..",
          "io.delta..",
          "scala..",
          "software.amazon..");

  @ArchTest
  static final ArchRule rulesDoNotKnowJobs = noClasses()
      .that()
      .resideOutsideOfPackage(JOBS)
      .should()
      .dependOnClassesThat()
      .resideInAPackage(JOBS);

  @ArchTest
  static final ArchRule onlyTheLakeReadsAndWritesTables = noClasses()
      .that()
      .resideOutsideOfPackage("dev.tourniquet.jobs.lake")
      .should()
      .dependOnClassesThat(assignableTo(DataFrameReader.class)
          .or(assignableTo(DataFrameWriter.class))
          .or(assignableTo(DataFrameWriterV2.class))
          .or(assignableTo(DeltaTable.class)));

  @ArchTest
  static final ArchRule onlyTheLakeBuildsTheSession = noClasses()
      .that()
      .resideOutsideOfPackage("dev.tourniquet.jobs.lake")
      .should()
      .callMethodWhere(target(nameMatching("builder|getOrCreate|newSession"))
          .and(target(owner(assignableTo(SparkSession.class)))));

  /** Column names are typed once, in a Field; what a window or a struct brings forth is named where it is made. */
  @ArchTest
  static final ArchRule onlyStagesThatRankNameColumnsByText = noClasses()
      .that()
      .doNotHaveFullyQualifiedName("dev.tourniquet.jobs.lake.Field")
      .and()
      .resideOutsideOfPackages("dev.tourniquet.jobs.triage", "dev.tourniquet.jobs.report")
      .should()
      .callMethodWhere(target(nameMatching("col|column|expr"))
          .and(target(owner(assignableTo(functions.class)))));

  /** Whatever can change an account stands in one place. */
  @ArchTest
  static final ArchRule onlyContainmentCallsAws = noClasses()
      .that()
      .resideOutsideOfPackage("dev.tourniquet.jobs.contain")
      .and()
      // Reads answers of the client that S3A has, and asks for none.
      .doNotHaveFullyQualifiedName("dev.tourniquet.jobs.lake.WholeAnswers")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("dev.tourniquet.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsStandardOutput = noClasses()
      .that()
      .doNotHaveFullyQualifiedName("dev.tourniquet.jobs.cli.Main")
      .should()
      .accessField(System.class, "out")
      .orShould()
      .accessField(System.class, "err");

  @ArchTest
  static final ArchRule noLoggingOfItsOwn = noClasses()
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..");

  @ArchTest
  static final ArchRule nobodySleeps = noClasses()
      .should()
      .callMethodWhere(
          target(nameMatching("sleep")).and(target(owner(assignableTo(Thread.class)))));

  @ArchTest
  static final ArchRule questionsAreClosed = classes()
      .that()
      .implement("dev.tourniquet.triage.Question")
      .should()
      .bePackagePrivate()
      .andShould()
      .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule namesSayWhatThingsAre = noClasses()
      .should()
      .haveSimpleNameEndingWith("Impl")
      .orShould()
      .haveSimpleNameEndingWith("Manager")
      .orShould()
      .haveSimpleNameEndingWith("Helper")
      .orShould()
      .haveSimpleNameEndingWith("Util")
      .orShould()
      .haveSimpleNameEndingWith("Utils");
}
