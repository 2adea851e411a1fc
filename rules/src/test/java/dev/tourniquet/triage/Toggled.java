package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.TAKE_BACK;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.event;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;

/** A snapshot made public and private again, twice: by a person, and at last by a responder. */
final class Toggled {

  static final Event SIGNED_IN = event("saml", -15, """
      {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRoleWithSAML", "readOnly": true,
       "sourceIPAddress": "203.0.113.7",
       "userIdentity": {"type": "SAMLUser", "principalId": "q:jane@example.com", "userName": "jane@example.com",
         "identityProvider": "AWSSSO_0123456789abcdef_DO_NOT_DELETE"},
       "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef"},
       "responseElements": {"credentials": {"accessKeyId": "ASIAANOTHER"},
         "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ2:jane@example.com"}}}""");

  private Toggled() {}

  static Story story() {
    return Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(
            SIGNED_IN,
            snapshot("public-1", 0, PUBLISH, PERSON),
            snapshot("private-1", 10, TAKE_BACK, PERSON),
            snapshot("public-2", 30, PUBLISH, PERSON),
            snapshot("private-2", 60, TAKE_BACK, RESPONDER))
        .batchDays(20)
        .asOf(NOW.plusSeconds(7_200));
  }

  static Investigation investigated() {
    return Investigator.investigate(story().file());
  }
}
