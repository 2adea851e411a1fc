package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.AddressSign.How;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.trail.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session in two unrelated networks, and what explains that. */
class SplitTest {

  private static final String OTHER = "52.45.102.28";

  private static Story story() {
    return new Story()
        .with(
            image("e1", 0, STRANGE, add(STRANGER), Shares.RESPONDER),
            event("elsewhere", 20, """
            {"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "readOnly": true,
             "sourceIPAddress": "%s", "userIdentity": %s}""".formatted(OTHER, Shares.RESPONDER)));
  }

  private static boolean isSplit(Story story) {
    return new OtherActivity().ask(Case.of(story.file())).weights().contains(Weight.SPLIT_SESSION);
  }

  private static AddressSign gateway(String address, Duration before) {
    Instant allocated = Story.NOW.minus(before);
    return new AddressSign(
        How.ALLOCATED, address, "eipalloc-" + address, allocated, allocated, "a");
  }

  @Test
  void twoWaysOutOfOursAreNotUnrelated() {
    AddressSign one = gateway(STRANGE, Duration.ofDays(30));

    assertThat(isSplit(story())).isTrue();
    assertThat(isSplit(story().saying(one))).isTrue();
    assertThat(isSplit(story().saying(one, gateway(OTHER, Duration.ofDays(30)))))
        .isFalse();
    assertThat(isSplit(story().saying(one, gateway(OTHER, Duration.ofHours(2)))))
        .as("allocated in the incident")
        .isTrue();
  }

  private static Organization aws(Path folder) throws IOException {
    Files.writeString(folder.resolve("ip-ranges.json"), """
        {"prefixes": [{"ip_prefix": "198.51.100.0/24", "region": "us-east-1", "service": "EC2"},
          {"ip_prefix": "52.45.0.0/16", "region": "us-east-1", "service": "EC2"}]}""");
    return OrganizationFile.read(
        folder.resolve("org.yml").toString(), "address_lists: [{file: ip-ranges.json, kind: aws}]");
  }

  private static Event issued(String by) {
    return event("issued", -5, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "readOnly": true,
         "sourceIPAddress": "lambda.amazonaws.com", "userIdentity": %s,
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/IncidentResponse", "roleSessionName": "case-7"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAQQQQQQQQQQQQQQQ3"},
           "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ3:case-7",
             "arn": "arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7"}}}""".formatted(by));
  }

  @Test
  void aFunctionRunsWhereverAwsLetsItAndAThiefAtAwsDoesNot(@TempDir Path folder)
      throws IOException {
    Organization aws = aws(folder);
    Event byService = issued("{\"type\": \"AWSService\", \"invokedBy\": \"lambda.amazonaws.com\"}");

    assertThat(isSplit(story().in(aws))).isTrue();
    assertThat(isSplit(story().in(aws).with(issued(Shares.BUILDER)))).isTrue();
    assertThat(isSplit(story().in(aws).with(byService))).isFalse();
    assertThat(isSplit(story().with(byService)))
        .as("one is not known to be AWS's")
        .isTrue();
  }
}
