package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.HeldTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy for everyone from one place is not public; whose place it is still decides. */
class HeldToPlacesTest {

  private static Event policy(String statements) {
    return event("policy", 0, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"bucketName": "billing", "bucketPolicy": {"Statement": [%s]}}}""".formatted(Shares.PERSON, statements));
  }

  private static Story everyone(String condition) {
    return written("""
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Condition": {%s}}""".formatted(condition));
  }

  private static Story written(String statements) {
    return Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|billing")
        .with(policy(statements));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'IpAddress': {'aws:SourceIp': '198.51.100.77'}",
        "'IpAddress': {'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24']}",
        "'StringEquals': {'aws:sourceVpce': 'vpce-0a1b2c3d'}",
        "'StringEquals': {'aws:SourceVpc': 'vpc-0a1b2c3d'}",
        "'StringLike': {'aws:userid': 'AROAEXAMPLEEXAMPLE01:*'}"
      })
  void aPlaceThatNobodyKnowsIsAMaybeWithAGap(String condition) {
    Finding finding = everyone(condition.replace('\'', '"')).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("whose "));
  }

  @Test
  void theSentenceSaysWhatIsTrue() {
    Story story = everyone("\"IpAddress\": {\"aws:SourceIp\": \"198.51.100.77\"}");
    assertThat(new Condition().ask(Case.of(story.file())).text())
        .endsWith(
            "lets in whoever comes from or is 198.51.100.77, and nobody else outside the account.");
  }

  @Test
  void aNetworkAndAnEndpointOfOursAreNotSick() {
    assertThat(everyone("\"IpAddress\": {\"aws:SourceIp\": [\"203.0.113.0/25\", \"203.0.113.9\"]}")
            .judged()
            .verdict())
        .isEqualTo(Verdict.NOT_SICK);
    AddressSign ours =
        new AddressSign(AddressSign.How.ENDPOINT, "vpce-1", "vpce-1", NOW, NOW, "a1");
    assertThat(everyone("\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}")
            .saying(ours)
            .judged()
            .verdict())
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aVendorBesideItDoesNotSpeakForThePlace() {
    Finding finding = written("""
        {"Effect": "Allow", "Principal": {"AWS": "999988887777"}, "Action": "s3:GetObject"},
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
         "Condition": {"IpAddress": {"aws:SourceIp": "198.51.100.77"}}}""").judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("whose 198.51.100.77 is: "));
  }

  @Test
  void whatEveryoneMayDoDoesNotSpeakForWhatAPlaceMayDo() {
    String reads = """
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"%s}""";
    String place = """
        , {"Effect": "Allow", "Principal": "*", "Action": "%s"%s,
         "Condition": {"IpAddress": {"aws:SourceIp": "198.51.100.7/32"}}}""";
    assertThat(HeldTo.of(policy(reads.formatted("") + place.formatted("s3:*", ""))))
        .containsExactly("198.51.100.7/32");
    assertThat(HeldTo.of(policy(reads.formatted("") + place.formatted("s3:GetObject", ""))))
        .as("everyone may anyway")
        .isEmpty();
    assertThat(HeldTo.of(policy(reads.formatted(", \"Resource\": \"arn:aws:s3:::billing/www/*\"")
            + place.formatted("s3:GetObject", ", \"Resource\": \"arn:aws:s3:::billing/*\""))))
        .as("of other objects")
        .containsExactly("198.51.100.7/32");
  }

  @Test
  void aRangeWiderThanOursIsNotOurs() {
    assertThat(everyone("\"IpAddress\": {\"aws:SourceIp\": \"203.0.112.0/23\"}")
            .judged()
            .verdict())
        .isEqualTo(Verdict.MAYBE);
  }

  @Test
  void wherePrincipalsAreOursAnywayThePlaceIsNoMatter() {
    assertThat(written("""
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, "Action": "s3:*",
             "Condition": {"IpAddress": {"aws:SourceIp": "198.51.100.77"}}}""").judged().verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(everyone("\"IpAddress\": {\"aws:SourceIp\": \"198.51.100.77\"},"
                + " \"StringEquals\": {\"aws:PrincipalAccount\": \"111122223333\"}")
            .judged()
            .verdict())
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aDenyOfEveryOtherPlaceHoldsEveryoneToItAsWell() {
    assertThat(written("""
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"},
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
             "Condition": {"NotIpAddress": {"aws:SourceIp": "198.51.100.77"}}}""").judged().verdict()).isEqualTo(Verdict.MAYBE);
  }
}
