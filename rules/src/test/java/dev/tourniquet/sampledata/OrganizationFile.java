package dev.tourniquet.sampledata;

/** {@code org.yml}, the same in every scenario: what the company says of itself. */
final class OrganizationFile {

  static final String TEXT = Json.fill(
      """
          organization: ~
          accounts:
            - {id: "~", name: management, environment: management}
            - {id: "~", name: core-prod, environment: production}
            - {id: "~", name: core-staging, environment: staging}
            - {id: "~", name: core-dev, environment: development}
          vendors:
            - {id: "~", name: Backup vendor, purpose: nightly copies}
          networks:
            - {cidr: 203.0.113.0/24, name: HQ egress}
            - {cidr: 198.51.100.32/28, name: NAT gateways}
            - {cidr: 198.51.100.64/28, name: Terraform runner}
          sensitive:
            names: ["prod"]
            tags: {Environment: [prod, production]}
          public_allowed: ["arn:aws:s3:::www.example.com"]
          responders: ["~"]
          exercises: []
          """,
      Company.ORGANIZATION,
      Company.MANAGEMENT.id(),
      Company.CORE_PROD.id(),
      Company.CORE_STAGING.id(),
      Company.CORE_DEV.id(),
      Company.VENDOR,
      Company.RESPONDER.arn());

  private OrganizationFile() {}
}
