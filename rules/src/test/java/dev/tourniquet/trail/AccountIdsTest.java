package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdsTest {

  @Test
  void anAccessKeyHidesItsAccount() {
    assertThat(AccountIds.fromUniqueId("ASIAQNZGKIQY56JQ7WML")).isEqualTo("029608264753");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "AKIAJOSFODNN7EXAMPLE",
        "AROA1HCCSKSM395EGX3XN",
        "AROAQNZGKIQY56JQ8WML9",
        "aroaqnzgkiqy56jq7wml",
        "AKIAQNZGKIQ",
        "AKIA",
        ""
      })
  void anOldOrAnonymisedOrBrokenIdHidesNothing(String id) {
    assertThat(AccountIds.fromUniqueId(id)).isEmpty();
  }

  @Test
  void anAccountIdIsTwelveAsciiDigits() {
    assertThat(AccountIds.isAccountId("012345678901")).isTrue();
    assertThat(AccountIds.isAccountId("01234567890")).isFalse();
    assertThat(AccountIds.isAccountId("01234567890a")).isFalse();
    assertThat(AccountIds.isAccountId("٠١٢٣٤٥٦٧٨٩٠١")).isFalse();
  }
}
