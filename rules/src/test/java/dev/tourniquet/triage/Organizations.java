package dev.tourniquet.triage;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;

/** An organization with two accounts, two vendors, an office and a responder. */
final class Organizations {

  static final String VENDOR = "999988887777";
  static final String VENDOR_WITHOUT_PURPOSE = "999988880000";
  static final String RESPONDER = "arn:aws:iam::111122223333:role/IncidentResponse";

  private Organizations() {}

  static Organization ours() {
    return OrganizationFile.read("org.yml", """
        organization: o-exampleorgid
        accounts:
          - {id: "%s", name: core}
          - {id: "%s", name: backup}
        vendors:
          - {id: "%s", name: Backup vendor, purpose: nightly copies}
          - {id: "%s", name: Old vendor}
        networks: [{cidr: 203.0.113.0/24, name: HQ egress}]
        sensitive: {names: [prod], tags: {Environment: [prod, production]}}
        public_allowed: ["arn:aws:s3:::www.example.com"]
        responders: ["%s"]
        """.formatted(
            Story.ACCOUNT, Story.BACKUP, VENDOR, VENDOR_WITHOUT_PURPOSE, RESPONDER));
  }
}
