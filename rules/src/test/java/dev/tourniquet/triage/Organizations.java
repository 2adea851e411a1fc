package dev.tourniquet.triage;

import dev.tourniquet.organization.Account;
import dev.tourniquet.organization.Network;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.Sensitive;
import dev.tourniquet.organization.Vendor;
import inet.ipaddr.IPAddressString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An organization with two accounts, two vendors, an office and a responder. */
final class Organizations {

  static final String VENDOR = "999988887777";
  static final String VENDOR_WITHOUT_PURPOSE = "999988880000";
  static final String RESPONDER = "arn:aws:iam::111122223333:role/IncidentResponse";

  private Organizations() {}

  static Organization ours() {
    return new Organization(
        "o-exampleorgid",
        List.of(account(Story.ACCOUNT, "core", ""), account(Story.BACKUP, "backup", "")),
        List.of(
            new Vendor(VENDOR, "Backup vendor", "nightly copies"),
            new Vendor(VENDOR_WITHOUT_PURPOSE, "Old vendor", "")),
        List.of(new Network(new IPAddressString("203.0.113.0/24").getAddress(), "HQ egress")),
        new Sensitive(
            List.of(Pattern.compile("prod", Pattern.CASE_INSENSITIVE)),
            Map.of("Environment", List.of("prod", "production"))),
        List.of("arn:aws:s3:::www.example.com"),
        List.of(RESPONDER),
        List.of());
  }

  private static Account account(String id, String name, String environment) {
    return new Account(id, name, environment, Instant.MIN, "org.yml:3");
  }
}
