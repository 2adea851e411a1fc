package dev.tourniquet.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The published account ids that travel with the program; see {@code known-accounts.NOTICE}. */
final class KnownAccounts {

  private static final KnownAccounts SHIPPED = read("known-accounts.tsv");

  private final Map<String, KnownAccount> byId;

  private KnownAccounts(Map<String, KnownAccount> byId) {
    this.byId = byId;
  }

  static KnownAccounts shipped() {
    return SHIPPED;
  }

  Optional<KnownAccount> find(String account) {
    return Optional.ofNullable(byId.get(account));
  }

  private static KnownAccounts read(String resource) {
    try (InputStream in = KnownAccounts.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new KnownAccounts(lines
          .lines()
          .map(line -> line.split("\t", 3))
          .map(cell -> new KnownAccount(cell[0], cell[2], cell[1].equals("aws")))
          .collect(Collectors.toMap(KnownAccount::id, account -> account)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + resource + " from the program's own jar: rebuild it", e);
    }
  }
}
