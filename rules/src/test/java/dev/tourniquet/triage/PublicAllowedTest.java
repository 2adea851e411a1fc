package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** A website may be read by everyone; that is all. */
class PublicAllowedTest {

  private static final String SITE = "www.example.com";
  private static final String READS = allow("\"*\"", "s3:GetObject");

  private static String allow(String principal, String action) {
    return "{\"Effect\": \"Allow\", \"Principal\": %s, \"Action\": \"%s\"}"
        .formatted(principal, action);
  }

  private static String to(String account, String action) {
    return allow("{\"AWS\": \"arn:aws:iam::%s:root\"}".formatted(account), action);
  }

  private static Event call(String id, int minutes, String operation, String request) {
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"bucketName": "%s", %s}}""".formatted(operation, Shares.PERSON, SITE, request));
  }

  private static Event policy(String id, int minutes, String... statements) {
    return call(
        id,
        minutes,
        "PutBucketPolicy",
        "\"bucketPolicy\": {\"Statement\": [%s]}".formatted(String.join(", ", statements)));
  }

  private static Event acl(String header) {
    return call("acl", 0, "PutBucketAcl", header);
  }

  private static final Event LIFTED =
      call("lifted", -1, "DeleteBucketPublicAccessBlock", "\"publicAccessBlock\": \"\"");

  private static Story site(TriageRule rule, Event... calls) {
    return Story.of(rule, "AWS::S3::Bucket|aws||global|" + SITE).with(LIFTED).with(calls);
  }

  private static Story policies(Event... calls) {
    return site(Rules.bucketPolicy(), calls);
  }

  private static Answer destination(Story story) {
    return new Destination().ask(Case.of(story.file()));
  }

  @Test
  void everyoneMayRead() {
    assertThat(
            policies(policy("p", 0, READS, allow("\"*\"", "s3:List*"))).judged().verdict())
        .isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aStrangerBesideThePublicIsJudgedByName() {
    Story story = policies(policy("p", 0, READS, to(Story.STRANGER, "s3:*")));

    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(destination(story).text())
        .isEqualTo(
            "Open to everyone, and meant to be: public_allowed has arn:aws:s3:::www.example.com."
                + " Shared with account 846424999548: no account of ours and no vendor.");
  }

  @Test
  void anAccountOfOursBesideThePublicIsClearedToo() {
    assertThat(destination(policies(policy("p", 0, READS, to(Story.BACKUP, "s3:*"))))
            .weights())
        .containsExactly(Weight.CLEARED);
  }

  @Test
  void everyoneMayNotWrite() {
    Story story = policies(policy("p", 0, allow("\"*\"", "s3:PutObject")));

    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(destination(story).text())
        .isEqualTo("Open to everyone for more than to read and list, which is all that"
            + " public_allowed has arn:aws:s3:::www.example.com for.");
    assertThat(destination(policies(policy("p", 0, allow("\"*\"", "s3:*")))).weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void aLaterPolicyForReadingDoesNotHideThatForWriting() {
    assertThat(destination(
                policies(policy("p", 0, allow("\"*\"", "s3:PutObject")), policy("q", 5, READS)))
            .weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void anAddressThatMayWriteIsNotClearedByWhatEveryoneMayRead() {
    String place = allow(
        "\"*\"",
        "s3:*\", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"198.51.100.7/32\"}}, \"Sid\": \"x");
    Finding finding = policies(policy("p", 0, READS, place)).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("whose 198.51.100.7/32 is: "));
    assertThat(finding.containment())
        .flatExtracting(Finding.Plan::steps)
        .extracting(Finding.Step::operation)
        .as("the website stays")
        .doesNotContain("PutPublicAccessBlock", "DeleteBucketPolicy");
  }

  @Test
  void aPolicyThatCannotBeReadClearsNothing() {
    Event unread = call("u", 5, "PutBucketPolicy", """
        "bucketPolicy": {"Statement": [{"Principal": "*", "Effect": "Perhaps"}]}""");

    assertThat(destination(policies(unread)).reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(destination(policies(policy("p", 0, READS), unread)).reading())
        .isEqualTo(Reading.UNKNOWN);
    assertThat(policies(unread).judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void anAccessControlListIsForReadingOnlyAsWell() {
    assertThat(destination(site(Rules.bucketAcl(), acl("\"x-amz-acl\": \"public-read\"")))
            .weights())
        .containsExactly(Weight.CLEARED);
    for (String writes : new String[] {
      "\"x-amz-acl\": \"public-read-write\"",
      "\"x-amz-grant-write\": \"uri=http://acs.amazonaws.com/groups/global/AllUsers\"",
      """
      "AccessControlPolicy": {"AccessControlList": {"Grant": {"Permission": "WRITE_ACP",
        "Grantee": {"URI": "http://acs.amazonaws.com/groups/global/AllUsers"}}}}"""
    }) {
      assertThat(destination(site(Rules.bucketAcl(), acl(writes))).weights())
          .as(writes)
          .containsExactly(Weight.LIFE_THREAT);
    }
  }

  @Test
  void aLiftedBlockIsNoMatterUnlessThePolicyLetsEveryoneWrite() {
    Story writes = site(Rules.publicAccessBlock(), policy("p", -5, allow("\"*\"", "s3:PutObject")));
    assertThat(destination(writes).weights()).containsExactly(Weight.LIFE_THREAT);
    assertThat(
            destination(site(Rules.publicAccessBlock(), policy("p", -5, READS))).weights())
        .containsExactly(Weight.CLEARED);
  }

  @Test
  void aLiftedBlockOfABucketWhosePolicyNobodyToldIsNotCleared() {
    Story untold = site(Rules.publicAccessBlock());
    assertThat(destination(untold).text())
        .isEqualTo("Everyone may read it: public_allowed has arn:aws:s3:::www.example.com."
            + " Whether its policy lets everyone do more is not known.");
    assertThat(destination(untold).gaps())
        .containsExactly(
            "destination: no event or inventory held tells the whole policy of www.example.com");
    assertThat(untold.judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void aLiftedBlockOfABucketWithoutAPolicyIsNoMatter() {
    Event removed = call("r", -4, "DeleteBucketPolicy", "\"policy\": \"\"");
    assertThat(destination(site(Rules.publicAccessBlock(), policy("p", -5, READS), removed))
            .weights())
        .containsExactly(Weight.CLEARED);
  }
}
