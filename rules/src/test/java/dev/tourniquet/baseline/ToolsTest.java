package dev.tourniquet.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolsTest {

  private static Event call(int day, String agent) {
    return Event.parse("""
        {"eventTime": "2026-03-%02dT08:00:00Z", "eventName": "ListBuckets", "userAgent": "%s"}""".formatted(day, agent));
  }

  private static List<Event> programs(int calls, int days) {
    return IntStream.range(0, calls)
        .mapToObj(i -> call(1 + i % days, "Boto3/1.34"))
        .toList();
  }

  @Test
  void aToolThatWasNeverHeldIsNew() {
    assertThat(Tools.newOne(programs(20, 5), call(20, "aws-cli/2.15")))
        .contains(new Tools("aws-cli", List.of("boto3"), 20, 5));
    assertThat(Tools.newOne(programs(20, 5), call(20, "aws-cli/2.15"))
            .orElseThrow()
            .onlyPrograms())
        .isTrue();
  }

  @Test
  void anotherVersionOfTheSameToolIsNot() {
    assertThat(Tools.newOne(programs(20, 5), call(20, "Boto3/1.99"))).isEmpty();
  }

  @Test
  void withFewCallsOrDaysNothingIsNew() {
    assertThat(Tools.newOne(programs(19, 5), call(20, "aws-cli/2.15"))).isEmpty();
    assertThat(Tools.newOne(programs(20, 4), call(20, "aws-cli/2.15"))).isEmpty();
    assertThat(Tools.newOne(programs(20, 5), call(20, ""))).isEmpty();
  }

  @Test
  void theConsoleAndThePersonWhoHasManyToolsAreLeftOut() {
    assertThat(Tools.newOne(programs(20, 5), call(20, "console.amazonaws.com"))).isEmpty();
    List<Event> many = IntStream.range(0, 40)
        .mapToObj(i -> call(1 + i % 9, "tool" + i % 4 + "/1"))
        .toList();
    assertThat(Tools.newOne(many, call(20, "aws-cli/2.15"))).isEmpty();
  }

  @Test
  void systemsAreReadFromTheAgent() {
    assertThat(Systems.of("aws-cli/2.12 Darwin/22.5.0")).contains("macOS");
    assertThat(Systems.of("aws-cli/2.15 os/windows#10")).contains("Windows");
    assertThat(Systems.of("Boto3/1.34 md/Botocore os/linux#5.10")).contains("Linux");
    assertThat(Systems.of("Boto3/1.34")).isEmpty();
  }
}
