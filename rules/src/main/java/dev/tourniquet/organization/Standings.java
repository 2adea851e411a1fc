package dev.tourniquet.organization;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides what an account is to us: ours before vendors, vendors before what is published about AWS. */
record Standings(Organization organization) {

  AccountStanding of(String account, Instant time) {
    List<Account> ours =
        organization.accounts().stream().filter(a -> a.id().equals(account)).toList();
    return ours.stream()
        .filter(a -> !time.isBefore(a.joined()))
        .findFirst()
        .map(a -> new AccountStanding(Standing.OWN, a.name(), "our account, says " + a.source()))
        .orElseGet(() -> notYetOurs(account, time, ours));
  }

  private AccountStanding notYetOurs(String account, Instant time, List<Account> ours) {
    Optional<Vendor> vendor = organization.vendor(account);
    if (vendor.isPresent()) {
      return new AccountStanding(Standing.VENDOR, vendor.get().name(), purpose(vendor.get()));
    }
    return ours.stream()
        .min(Comparator.comparing(Account::joined))
        .map(a -> new AccountStanding(
            Standing.UNKNOWN, a.name(), "joined us only on " + a.joined() + ", after " + time))
        .orElseGet(() -> stranger(account));
  }

  private static String purpose(Vendor vendor) {
    return vendor.purpose().isEmpty()
        ? "registered vendor"
        : "registered vendor for " + vendor.purpose();
  }

  private static AccountStanding stranger(String account) {
    return KnownAccounts.shipped()
        .find(account)
        .map(KnownAccount::standing)
        .orElseGet(() -> new AccountStanding(
            Standing.UNKNOWN, "", "no account of ours and no registered vendor"));
  }
}
