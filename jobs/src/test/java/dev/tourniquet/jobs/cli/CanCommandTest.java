package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanCommandTest {
  private static final String CASE =
      "{\"id\":1,\"action\":\"s3:GetObject\",\"resource\":\"*\",\"principal\":\"*\",\"context\":{}}\n";

  @TempDir
  Path folder;

  @Test
  void linesThatAreNoCasesAreToldAndTheRestIsAnswered() throws IOException {
    Path cases = Files.writeString(folder.resolve("cases.jsonl"), CASE + "{\"id\":2\n" + CASE);

    Shell shell = Shell.run("can", "--cases", cases.toString());

    assertThat(shell.status()).isEqualTo(1);
    assertThat(shell.out().lines()).hasSize(3).element(1).asString().contains("\"line\":2");
    assertThat(shell.err())
        .startsWith("Cannot decide 1 of the lines of " + cases
            + "; the first is line 2: Cannot read a case: ");
    assertThat(Shell.run("can", "--cases", write(CASE)).status()).isEqualTo(0);
  }

  @Test
  void whatIsNoFileOfCasesIsWrongUsage() throws IOException {
    for (String path : new String[] {folder.toString(), write("no gzip", "cases.jsonl.gz")}) {
      Shell shell = Shell.run("can", "--cases", path);

      assertThat(shell.status()).isEqualTo(2);
      assertThat(shell.out()).isEmpty();
      assertThat(shell.err())
          .startsWith("Cannot read the cases " + path + ": ")
          .contains("Check --cases: it names a file of JSON Lines")
          .doesNotContain("lake");
    }
  }

  @Test
  void thePolicyOfABucketInTheInventoryCounts() throws IOException {
    Path global =
        Files.createDirectories(folder.resolve("inventory/20260301T000000Z/111122223333/global"));
    Files.writeString(
        global.resolve("s3api-get-bucket-policy--data.json"),
        "{\"Policy\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\","
            + "\\\"Action\\\":\\\"s3:GetObject\\\",\\\"Resource\\\":\\\"arn:aws:s3:::data/*\\\"}}\"}");

    Shell shell = Shell.run(
        "can",
        "*",
        "s3:GetObject",
        "arn:aws:s3:::data/x",
        "--inventory",
        folder.resolve("inventory").toString());

    assertThat(shell.out()).startsWith("Allowed");
  }

  private String write(String text) throws IOException {
    return write(text, "good.jsonl");
  }

  private String write(String text, String name) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
