package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.Can;
import dev.tourniquet.iam.CanCases;
import dev.tourniquet.iam.Gap;
import dev.tourniquet.iam.IamInventory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code can}: may it? With the deciding statement. */
@Command(
    name = "can",
    description =
        "Tells whether a principal may do an action on a resource, and which statement decides.",
    mixinStandardHelpOptions = true)
final class CanCommand implements Callable<Integer> {

  private static final int LONGEST = 2_000;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description = "ARN, account id or service.")
  String principal;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "Such as s3:GetObject.")
  String action;

  @Parameters(index = "2", arity = "0..1", paramLabel = "RESOURCE", description = "ARN, or *.")
  String resource;

  @Option(names = "--inventory", paramLabel = "URI", description = "Folder of what AWS was asked.")
  String inventory;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Use what was collected until then (default: all).")
  Instant at;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "JSON Lines of cases, gzipped or not.")
  Path cases;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return cases == null ? one() : all();
  }

  private int one() throws IOException {
    if (inventory == null || resource == null) {
      throw new UsageException(
          "Cannot answer: give PRINCIPAL ACTION RESOURCE and --inventory, or --cases.");
    }
    IamInventory known = IamFolder.read(inventory, at);
    Can.Answer answer = Can.ask(known, principal, action, resource);
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.decision().outcome());
    out.println("  " + Terminal.safe(answer.decision().reason(), LONGEST));
    for (Gap gap : answer.gaps()) {
      out.println("  not known: " + Terminal.safe(gap.toString(), LONGEST));
    }
    return ExitStatus.DONE;
  }

  private int all() {
    try (BufferedReader lines = open()) {
      PrintWriter out = spec.commandLine().getOut();
      ObjectNode first = null;
      int wrong = 0;
      Iterator<ObjectNode> answers = CanCases.answers(lines).iterator();
      while (answers.hasNext()) {
        ObjectNode answer = answers.next();
        out.println(Terminal.json(answer.toString()));
        if (CanCases.isError(answer)) {
          first = wrong++ == 0 ? answer : first;
        }
      }
      return wrong == 0 ? ExitStatus.DONE : tell(wrong, first);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UsageException unreadable(IOException e) {
    return new UsageException("Cannot read the cases " + cases + ": " + e.getMessage()
        + ". Check --cases: it names a file of JSON Lines, gzipped when its name ends in .gz.");
  }

  private int tell(int wrong, ObjectNode first) {
    spec.commandLine()
        .getErr()
        .println(Terminal.safe(
            "Cannot decide %d of the lines of %s; the first is line %d: %s. The output has all of them with their error."
                .formatted(
                    wrong,
                    cases,
                    first.path("line").asInt(),
                    first.path("error").asText()),
            LONGEST));
    return ExitStatus.DONE_WITH_GAPS;
  }

  private BufferedReader open() throws IOException {
    if (!Files.isReadable(cases)) {
      throw new UsageException("Cannot read the cases " + cases + ". Check --cases.");
    }
    InputStream in = Files.newInputStream(cases);
    try {
      InputStream plain = cases.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
