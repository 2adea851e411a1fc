package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionArnTest {

  @ParameterizedTest
  @CsvSource({
    "role/path/app, session:AROAX:s1@2026-03-01T14:00:00Z, sts::111122223333:assumed-role/app/s1",
    "role/app, session:AROAX:a@b@2026-03-01T14:00:00Z, sts::111122223333:assumed-role/app/a@b",
    "role/app, key:ASIAX, sts::111122223333:assumed-role/app/",
    "role/app, '', sts::111122223333:assumed-role/app/",
    "user/alice, session:111122223333:bob@2026-03-01T14:00:00Z, sts::111122223333:federated-user/bob",
    "user/alice, session:AIDAX@2026-03-01T14:00:00Z, ",
    "user/alice, key:AKIAX, ",
    "root, session:111122223333@2026-03-01T14:00:00Z, ",
  })
  void aRoleActsBySessionsAndAUserOnlyWhenFederated(String who, String session, String expected) {
    for (String partition : new String[] {"arn:aws:", "arn:aws-cn:"}) {
      assertThat(SessionArn.of(partition + "iam::111122223333:" + who, session))
          .isEqualTo(expected == null ? "" : partition + expected);
    }
  }

  @Test
  void whatIsNoPrincipalOfIamHasNone() {
    assertThat(SessionArn.of("", "session:AROAX:s1@2026-03-01T14:00:00Z")).isEmpty();
    assertThat(SessionArn.of("arn:aws:sts::111122223333:assumed-role/app/s1", "key:ASIAX"))
        .isEmpty();
  }
}
