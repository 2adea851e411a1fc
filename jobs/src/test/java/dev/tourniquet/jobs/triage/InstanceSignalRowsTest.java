package dev.tourniquet.jobs.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class InstanceSignalRowsTest {
  private static final String HANDED_OUT = ",\"sessionContext\":{\"ec2RoleDelivery\":\"2.0\"}";

  @TempDir
  Path folder;

  @Test
  void anInstanceThatIsTwoSystemsIsASignal(SparkSession spark) {
    assertThat(signals(spark, HANDED_OUT)).isEqualTo(1);
  }

  @Test
  void sessionsThatAreOnlyNamedAfterAnInstanceAreNoneOfIt(SparkSession spark) {
    assertThat(signals(spark, "")).isZero();
  }

  private long signals(SparkSession spark, String context) {
    var logs = new Logs(folder.resolve("logs"))
        .put(
            "a.json",
            Logs.records(call("a", "linux/6.1", context), call("b", "macos/24.1", context)));
    var lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    LoadEvents.run(lake, logs.options());
    return InstanceSignalRows.of(lake.read(Events.TABLE)).count();
  }

  private static String call(String role, String system, String context) {
    String user =
        "\"userIdentity\":{\"type\":\"AssumedRole\",\"accountId\":\"111122223333\",\"principalId\":\"AROAEXAMPLE"
            + role.toUpperCase(java.util.Locale.ROOT)
            + ":i-0dbc91f429e48eeed\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/" + role
            + "/i-0dbc91f429e48eeed\"" + context + "}";
    return Logs.event(role, "30", ",\"userAgent\":\"Boto3/1.34 ua/2.0 os/" + system + "\"")
        .replaceFirst(
            "\"userIdentity\":\\{[^}]*\\}", java.util.regex.Matcher.quoteReplacement(user));
  }
}
