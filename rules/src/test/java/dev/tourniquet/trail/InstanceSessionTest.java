package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceSessionTest {

  private static String of(String session, String beside) {
    return InstanceSession.of(Event.parse("""
        {"userIdentity": {"type": "AssumedRole", "principalId": "AROAEXAMPLE:%s", %s}}""".formatted(session, beside)));
  }

  private static String issuedTo(String instance) {
    return "\"inScopeOf\": {\"credentialsIssuedTo\": \"arn:aws:ec2:us-east-1:111122223333:instance/"
        + instance + "\"}";
  }

  @Test
  void isThatOfCredentialsWhichTheMetadataOfAnInstanceHandedOut() {
    String delivered = "\"sessionContext\": {\"ec2RoleDelivery\": \"2.0\"}";
    assertThat(of("i-0dbc91f429e48eeed", delivered)).isEqualTo("i-0dbc91f429e48eeed");
    assertThat(of("jane", delivered)).isEmpty();
  }

  @Test
  void isThatOfCredentialsWhichWereIssuedToIt() {
    assertThat(of("i-0dbc91f429e48eeed", issuedTo("i-0dbc91f429e48eeed")))
        .isEqualTo("i-0dbc91f429e48eeed");
    assertThat(of("i-0dbc91f429e48eeed", issuedTo("i-0aaaaaaaaaaaaaaaa"))).isEmpty();
  }

  @Test
  void isNoneOfARoleThatSomebodyTookUnderItsName() {
    assertThat(of("i-0dbc91f429e48eeed", "\"sessionContext\": {\"attributes\": {}}"))
        .isEmpty();
  }
}
