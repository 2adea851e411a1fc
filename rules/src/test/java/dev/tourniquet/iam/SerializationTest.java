package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.Ask.allow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Inventories travel to executors, assessments travel back. */
class SerializationTest {

  private static final String EVERY_TEST =
      "{'Effect':'Deny','Action':'*','Resource':'arn:aws:s3:::${aws:username}/*',"
          + "'Condition':{'StringEquals':{'k1':'a'},'StringEqualsIgnoreCase':{'k2':'a'},'StringLike':{'k3':'a*'},"
          + "'NumericLessThan':{'k4':'5'},'DateGreaterThan':{'k5':'2025-01-01'},'Bool':{'k6':'true'},"
          + "'NotIpAddress':{'k7':'10.0.0.0/8'},'ArnLike':{'k8':'arn:aws:iam::*:role/*'},'Null':{'k9':'true'}}}";

  @Test
  void anInventoryAnswersTheSameAfterItsJourney() throws Exception {
    IamInventory inventory =
        account().user("ops", allow("s3:*", "*") + "," + EVERY_TEST).underScp(Ask.ALL);
    IamInventory arrived = sent(inventory);
    Decision before = Can.ask(inventory, arn("user/ops"), "s3:GetObject", "arn:aws:s3:::ops/x")
        .decision();
    Decision after =
        Can.ask(arrived, arn("user/ops"), "s3:GetObject", "arn:aws:s3:::ops/x").decision();
    assertThat(after).isEqualTo(before);
    assertThat(after.unmetKeys()).contains("k1", "k7", "k9");
  }

  @Test
  void soDoWhatIsMadeOfIt() throws Exception {
    Assessment assessment =
        new Assessor(account().user("ops", Ask.ALL).inventory()).assess(arn("user/ops"));
    assertThat(sent(assessment)).isEqualTo(assessment);
    Exposure exposure = PolicyExposure.of(
        Ask.policy("p", Ask.allowTo("'*'")), ResourceKind.S3, new Owner(Set.of(), ""));
    assertThat(sent(exposure)).isEqualTo(exposure);
    assertThat(sent(Context.open(Map.of()).with("a", "b")).values("a").values())
        .containsExactly("b");
  }

  private static <T> T sent(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      @SuppressWarnings("unchecked")
      T arrived = (T) in.readObject();
      return arrived;
    }
  }
}
