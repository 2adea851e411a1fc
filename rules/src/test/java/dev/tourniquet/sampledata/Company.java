package dev.tourniquet.sampledata;

import java.util.List;
import java.util.stream.Stream;

/** The invented company: its organization, accounts, people and networks. Addresses are of the documentation ranges. */
final class Company {

  static final String ORGANIZATION = "o-exampleorgid";
  static final String IDENTITY_STORE = "d-9067example";

  /** The management account, where Identity Center lives; its id begins with a zero. */
  static final Account MANAGEMENT = new Account("012345678901", "management", "management");

  static final Account CORE_PROD = new Account("111122223333", "core-prod", "production");
  static final Account CORE_STAGING = new Account("444455556666", "core-staging", "staging");
  static final Account CORE_DEV = new Account("222233334444", "core-dev", "development");
  static final List<Account> ACCOUNTS = List.of(MANAGEMENT, CORE_PROD, CORE_STAGING, CORE_DEV);

  /** The vendor that copies backups at night. */
  static final String VENDOR = "999988887777";

  static final String HQ = "203.0.113.10";

  /** The host of the image batch; nobody wrote it down in org.yml. */
  static final String BATCH_HOST = "198.51.100.23";

  static final String RUNNER_HOST = "198.51.100.65";
  static final String NAT_GATEWAY = "198.51.100.36";

  static final Person ANNA = new Person("anna.kowalska", "Anna Kowalska", "198.51.100.141");
  static final Person BEN = new Person("ben.osei", "Ben Osei", "2001:db8:41:7::5a1e");
  static final Person CHLOE = new Person("chloe.martin", "Chloe Martin", "198.51.100.157");
  static final Person DAVID = new Person("david.ng", "David Ng", "198.51.100.163");
  static final Person ELENA = new Person("elena.petrova", "Elena Petrova", "198.51.100.172");
  static final Person FARID = new Person("farid.haddad", "Farid Haddad", "198.51.100.188");
  static final Person GRACE = new Person("grace.kim", "Grace Kim", "198.51.100.190");
  static final Person MARIA = new Person("maria.lindqvist", "Maria Lindqvist", "198.51.100.149");
  static final List<Person> PEOPLE = List.of(ANNA, BEN, CHLOE, DAVID, ELENA, FARID, GRACE, MARIA);

  static final Role RESPONDER = new Role(CORE_STAGING, "/", "IncidentResponse");
  static final User IMAGE_BUILDER = new User(CORE_PROD, "ImageBuilder");

  private Company() {}

  /** Every role that Identity Center keeps in the account, in the order of its permission sets. */
  static List<Role> reservedRoles(Account account) {
    return Stream.of(
            "AdministratorAccess", "DeveloperAccess", "ElasticBeanstalkAdmin", "ReadOnlyAccess")
        .map(set -> Role.reserved(account, set))
        .toList();
  }
}
