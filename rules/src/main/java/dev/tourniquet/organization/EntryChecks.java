package dev.tourniquet.organization;

import dev.tourniquet.trail.AccountIds;
import inet.ipaddr.IPAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks single entries. What would excuse everybody is a mistake too. */
final class EntryChecks {

  /** Form of the id as the Organizations API reference gives it. */
  private static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");

  /** Shorter texts are part of most user agents. */
  private static final int SHORTEST_EXERCISE = 4;

  private final Mistakes mistakes;

  EntryChecks(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  String organizationId(Entry entry) {
    if (!entry.blank() && !ORGANIZATION_ID.matcher(entry.text()).matches()) {
      wrong(entry, "organization id", "Write it as the console shows it, such as o-exampleorgid");
    }
    return entry.text();
  }

  boolean isAccountId(Entry entry) {
    if (entry.blank()) {
      return false;
    }
    if (!AccountIds.isAccountId(entry.text())) {
      wrong(entry, "account id", "Write twelve digits in quotes, such as \"111122223333\"");
      return false;
    }
    if (!entry.quoted() && entry.text().startsWith("0")) {
      wrong(
          entry,
          "account id",
          "YAML reads it as a number and may drop the 0: write \"" + entry.text() + "\"");
      return false;
    }
    return true;
  }

  /** False where nothing is written. */
  boolean flag(Entry entry) {
    if (!entry.blank() && !entry.text().matches("true|false")) {
      wrong(entry, "answer", "Write true or false");
    }
    return entry.text().equals("true");
  }

  Optional<IPAddress> cidr(Entry entry) {
    if (entry.blank()) {
      return Optional.empty();
    }
    Optional<IPAddress> cidr = Addresses.parseCidr(entry.text());
    if (cidr.isEmpty()) {
      wrong(
          entry,
          "network",
          "Write an address and a prefix length, such as 203.0.113.0/24 or 2001:db8::/32");
    } else if (cidr.get().isPrefixed() && cidr.get().getNetworkPrefixLength() == 0) {
      wrong(
          entry,
          "network",
          "It holds every address, so every caller would be ours: write the real networks");
      return Optional.empty();
    }
    return cidr;
  }

  Optional<Pattern> pattern(Entry entry) {
    try {
      Pattern pattern =
          Pattern.compile(entry.text(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      if (pattern.matcher("").find()) {
        wrong(
            entry,
            "expression",
            "It matches every name: write one that a name must contain, such as prod");
        return Optional.empty();
      }
      return Optional.of(pattern);
    } catch (PatternSyntaxException e) {
      wrong(
          entry,
          "expression",
          "It is no regular expression (" + e.getDescription() + "): mend it, such as ^prod-");
      return Optional.empty();
    }
  }

  boolean isArn(Entry entry) {
    if (entry.text().startsWith("arn:") && entry.text().split(":", 6).length == 6) {
      return true;
    }
    wrong(
        entry,
        "ARN",
        "Write a whole one, such as arn:aws:s3:::www.example.com; * and ? are wildcards");
    return false;
  }

  boolean isExercise(Entry entry) {
    if (entry.text().startsWith("arn:")) {
      return isArn(entry);
    }
    if (entry.text().length() >= SHORTEST_EXERCISE) {
      return true;
    }
    wrong(
        entry,
        "exercise",
        "It is part of too many user agents: write at least " + SHORTEST_EXERCISE + " characters");
    return false;
  }

  private void wrong(Entry entry, String what, String mend) {
    mistakes.add(entry, "Invalid " + what + ": " + Mistakes.shortened(entry.text()), mend);
  }
}
