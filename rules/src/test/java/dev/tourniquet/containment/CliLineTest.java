package dev.tourniquet.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CliLineTest {

  @Test
  void commandsAreNamedAsTheCliNamesThem() {
    assertThat(CliLine.command("ModifyDBClusterSnapshotAttribute"))
        .isEqualTo("modify-db-cluster-snapshot-attribute");
    assertThat(CliLine.command("PutPublicAccessBlock")).isEqualTo("put-public-access-block");
  }

  @Test
  void servicesAreNamedAsTheCliNamesThem() {
    assertThat(CliLine.of(new Call("config", "StartConfigurationRecorder", Json.object()), ""))
        .startsWith("aws configservice start-configuration-recorder ");
    assertThat(CliLine.of(new Call("s3", "PutBucketAcl", Json.object()), ""))
        .startsWith("aws s3api put-bucket-acl ");
    assertThat(CliLine.of(new Call("s3control", "PutPublicAccessBlock", Json.object()), ""))
        .startsWith("aws s3control put-public-access-block ");
  }

  @Test
  void aHostileNameStaysInsideItsQuotes() throws IOException, InterruptedException {
    String hostile = "x'; touch /tmp/pwned; echo '$(id)`id`\n\u202e";
    String line =
        CliLine.of(new Call("iam", "DeleteUserPolicy", Json.object("UserName", hostile)), "global");

    assertThat(line).doesNotContain("\n").doesNotContain("\u202e");
    assertThat(arguments(line).lines())
        .containsExactly(
            "iam",
            "delete-user-policy",
            "--cli-input-json",
            "{\"UserName\":\"x'; touch /tmp/pwned; echo '$(id)`id`\\n\\u202E\"}");
  }

  @Test
  void theCharacterThatDeletesIsEscapedAsAllThatIsNotPrintable() {
    assertThat(
            CliLine.of(new Call("iam", "GetUser", Json.object("UserName", "a\\\u007fb")), "global"))
        .isEqualTo("aws iam get-user --cli-input-json '{\"UserName\":\"a\\\\\\u007Fb\"}'");
  }

  @Test
  void aRegionThatIsNoneIsLeftOut() {
    assertThat(CliLine.of(new Call("ec2", "X", Json.object()), "us-east-1; rm -rf /"))
        .isEqualTo("aws ec2 x --cli-input-json '{}'");
  }

  /** What a shell makes of the line: each argument on a line of its own. */
  private static String arguments(String line) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", "aws() { printf '%s\\n' \"$@\"; }; " + line)
        .redirectErrorStream(true)
        .start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
