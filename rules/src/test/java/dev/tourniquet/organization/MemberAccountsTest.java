package dev.tourniquet.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.inventory.InventoryItems;
import dev.tourniquet.inventory.InventoryPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberAccountsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          "2026-02-01T10:00:00.500000+01:00" ~ 2026-02-01T09:00:00.500Z
          1769936400.5 ~ 2026-02-01T09:00:00.500Z
          null ~ 2026-03-01T00:00:00Z
          """)
  void anAccountIsOursFromWhenItJoinedOrElseFromWhenTheListWasTaken(String joined, String from) {
    assertThat(accounts("organizations-list-accounts", joined))
        .singleElement()
        .satisfies(account -> {
          assertThat(account.name()).isEqualTo("dev");
          assertThat(account.joined()).hasToString(from);
          assertThat(account.source())
              .isEqualTo("organizations list-accounts at 2026-03-01T00:00:00Z");
        });
  }

  @Test
  void otherAnswersNameNoAccounts() {
    assertThat(accounts("organizations-list-roots", "null")).isEmpty();
  }

  private static List<Account> accounts(String operation, String joined) {
    List<Account> accounts = new ArrayList<>();
    String json =
        "{\"Accounts\": [{\"Id\": \"012345678901\", \"Name\": \"dev\", \"JoinedTimestamp\": "
            + joined + "}]}";
    InventoryItems.read(
            InventoryPath.parse("20260301T000000Z/111122223333/global/" + operation + ".json"),
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .forEachRemaining(item -> MemberAccounts.of(item).ifPresent(accounts::add));
    return accounts;
  }
}
