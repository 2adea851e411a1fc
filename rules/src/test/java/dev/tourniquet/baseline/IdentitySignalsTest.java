package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.SignalKind.ASKED_WHO;
import static dev.tourniquet.baseline.SignalKind.ENUMERATION;
import static dev.tourniquet.baseline.SignalKind.FIRST_CONSOLE;
import static dev.tourniquet.baseline.SignalKind.NEW_NETWORK;
import static dev.tourniquet.baseline.SignalKind.NEW_REGION;
import static dev.tourniquet.baseline.SignalKind.PROBING;
import static dev.tourniquet.baseline.SignalKind.REAWAKENED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentitySignalsTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final String HOME = "203.0.113.7";
  private static final String STRANGE = "198.51.100.77";
  private static final List<String> READS = List.of(
      "s3:ListBuckets",
      "ec2:DescribeInstances",
      "ec2:DescribeVpcs",
      "iam:ListUsers",
      "iam:ListRoles",
      "iam:GetUser",
      "rds:DescribeDBInstances",
      "rds:DescribeDBClusters");

  private final List<DayCalls> rows = new ArrayList<>();

  /** Two operations a day from home, on so many days from the first on. */
  private IdentitySignalsTest atHome(int days) {
    IntStream.range(0, days).forEach(day -> {
      call(day, HOME, "ec2:DescribeImages", 1, 0);
      call(day, HOME, "ec2:CreateImage", 1, 0);
    });
    return this;
  }

  private IdentitySignalsTest call(int day, String ip, String operation, int ok, int denied) {
    return call(day, ip, operation, "us-east-1", ok, denied);
  }

  private IdentitySignalsTest call(
      int day, String ip, String operation, String region, int ok, int denied) {
    String[] parts = operation.split(":", 2);
    rows.add(new DayCalls(
        FIRST.plusDays(day),
        ip,
        parts[0] + ".amazonaws.com",
        parts[1],
        region,
        ok + denied,
        ok,
        denied,
        day,
        true));
    return this;
  }

  private List<Signal> signals() {
    IdentitySignals signals = new IdentitySignals();
    rows.forEach(signals::add);
    return signals.end();
  }

  private static Signal on(int day, String ip, SignalKind... kinds) {
    return new Signal(FIRST.plusDays(day), ip, List.of(kinds));
  }

  @Test
  void aNetworkThatIsNewForWhoAlwaysCameFromOneIsASignalAndOneMoreAddressOfItIsNone() {
    assertThat(atHome(25).call(25, STRANGE, "ec2:CreateImage", 1, 0).signals())
        .containsExactly(on(25, STRANGE, NEW_NETWORK));
    rows.clear();
    assertThat(atHome(25).call(25, "203.0.113.99", "ec2:CreateImage", 1, 0).signals())
        .isEmpty();
  }

  @Test
  void aServiceOfTheWholeWorldIsInNoRegionThatItsCallerChose() {
    IntStream.range(0, 40).forEach(day -> {
      call(day, HOME, "ec2:DescribeImages", "eu-west-1", 1, 0);
      call(day, HOME, "ec2:CreateImage", "eu-west-1", 1, 0);
    });
    call(40, HOME, "signin:ConsoleLogin", "us-east-1", 1, 0);
    call(40, HOME, "iam:ListUsers", "us-east-1", 1, 0);
    assertThat(signals()).isEmpty();

    call(40, HOME, "ec2:DescribeVpcs", "us-east-1", 1, 0);
    assertThat(signals()).containsExactly(on(40, HOME, NEW_REGION, FIRST_CONSOLE));
  }

  private void rotate(int day, String operation) {
    IntStream.range(0, 120)
        .forEach(i -> call(day, "192.0.%d.7".formatted(100 + i), operation, 1, 0));
  }

  @Test
  void whoRotatesAddressesIsASignalAndDoesNotMakeThemUsual() {
    atHome(25).rotate(25, "ec2:CreateImage");
    assertThat(signals()).hasSize(100).allMatch(signal -> signal.kinds().contains(NEW_NETWORK));

    rotate(26, "ec2:CreateImage");
    call(27, STRANGE, "ec2:CreateImage", 1, 0);
    assertThat(signals()).hasSize(201).contains(on(27, STRANGE, NEW_NETWORK));
  }

  @Test
  void whoAlwaysComesFromVeryManyAddressesGivesNoSignal() {
    IntStream.range(0, 30).forEach(day -> rotate(day, "ec2:CreateImage"));
    assertThat(signals()).isEmpty();
  }

  @Test
  void whoWakesIsASignalFromWhateverAddress() {
    atHome(3).rotate(90, "ec2:CreateImage");
    call(90, "203.0.113.200", "iam:CreateAccessKey", 1, 0);
    assertThat(signals()).containsExactly(on(90, "203.0.113.200", REAWAKENED));
  }

  @Test
  void withTooFewActiveOrCoveredDaysNothingIsNew() {
    assertThat(atHome(13).call(13, STRANGE, "ec2:CreateImage", 1, 0).signals()).isEmpty();
    rows.clear();
    assertThat(atHome(4).call(25, STRANGE, "ec2:CreateImage", 1, 0).signals()).isEmpty();
  }

  @Test
  void whoRoamsIsNeverNew() {
    IntStream.range(0, 25)
        .forEach(day -> call(day, "198.51." + day + ".7", "ec2:CreateImage", 1, 0));

    assertThat(signals()).isEmpty();
  }

  @Test
  void onlyDaysThatWereAskedForGiveSignalsAndAllAreHistory() {
    atHome(25)
        .call(25, STRANGE, "ec2:CreateImage", 1, 0)
        .call(40, STRANGE, "ec2:CreateImage", 1, 0);
    rows.replaceAll(row -> new DayCalls(
        row.day(),
        row.ip(),
        row.source(),
        row.name(),
        row.region(),
        row.calls(),
        row.ok(),
        row.denied(),
        row.covered(),
        row.day().equals(FIRST.plusDays(40))));

    assertThat(signals()).isEmpty();
  }

  @Test
  void aServiceAndAFailedSignInAreNoAddresses() {
    assertThat(atHome(25)
            .call(25, "aws-service:cloudformation.amazonaws.com", "ec2:CreateImage", 1, 0)
            .call(25, STRANGE, "signin:ConsoleLogin", 0, 0)
            .signals())
        .isEmpty();
  }

  @Test
  void whoWakesAfterTwoMonthsOfLogsAndCallsWhatMattersIsASignal() {
    assertThat(atHome(3).call(70, HOME, "ec2:ModifyImageAttribute", 1, 0).signals())
        .containsExactly(on(70, HOME, REAWAKENED));
    rows.clear();
    assertThat(atHome(3).call(50, HOME, "ec2:ModifyImageAttribute", 1, 0).signals())
        .isEmpty();
    rows.clear();
    assertThat(atHome(3).call(70, HOME, "ec2:DescribeImages", 1, 0).signals()).isEmpty();
  }

  @Test
  void whatIsWeakTakesTwo() {
    atHome(35);
    READS.forEach(read -> call(35, HOME, read, 1, 0));
    assertThat(signals()).isEmpty();

    call(35, HOME, "sts:GetCallerIdentity", 1, 0);
    assertThat(signals()).containsExactly(on(35, HOME, ENUMERATION, ASKED_WHO));
  }

  @Test
  void refusalsANewRegionAndTheConsoleAreWeak() {
    atHome(35)
        .call(35, HOME, "iam:CreateUser", 0, 3)
        .call(35, HOME, "signin:ConsoleLogin", 1, 0)
        .call(35, HOME, "ec2:CreateImage", "ap-south-1", 1, 0);

    assertThat(signals()).containsExactly(on(35, HOME, PROBING, NEW_REGION, FIRST_CONSOLE));
  }

  @Test
  void refusalsAreOrdinaryForWhoIsRefusedOften() {
    atHome(35);
    IntStream.range(0, 35).forEach(day -> call(day, HOME, "iam:GetRole", 0, 1));
    rows.sort(java.util.Comparator.comparing(DayCalls::day));
    call(35, HOME, "iam:CreateUser", 0, 3).call(35, HOME, "signin:ConsoleLogin", 1, 0);

    assertThat(signals()).isEmpty();
  }
}
