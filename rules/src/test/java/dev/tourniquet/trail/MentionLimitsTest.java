package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events longer or deeper than real ones are cut, and say so. */
class MentionLimitsTest {

  @Test
  void anEventOfManyResourcesIsCappedAndSaysSo() {
    String items = IntStream.range(0, 150)
        .mapToObj(i -> "{'instanceId':'i-%017x'}".formatted(i))
        .collect(Collectors.joining(","));
    Mentions mentions =
        Mentions.of(request("ec2:StopInstances", "{'instancesSet':{'items':[" + items + "]}}"));
    assertThat(mentions.all()).hasSize(100);
    assertThat(mentions.truncated()).isTrue();
  }

  @Test
  void anEventOfTwentyResourcesIsWhole() {
    String items = IntStream.range(0, 20)
        .mapToObj(i -> "{'instanceId':'i-%017x'}".formatted(i))
        .collect(Collectors.joining(","));
    Mentions mentions =
        Mentions.of(request("ec2:StopInstances", "{'instancesSet':{'items':[" + items + "]}}"));
    assertThat(mentions.all()).hasSize(20);
    assertThat(mentions.truncated()).isFalse();
  }

  @Test
  void parametersThatAwsLeftOutAreSaid() {
    assertThat(Mentions.of(request(
                "iam:PutRolePolicy",
                "{'omitted':true,'originalSize':102400,'reason':'requestParameters too large'}"))
            .truncated())
        .isTrue();
  }

  @Test
  void nestingBeyondEveryRealEventIsCutAndSaid() {
    String deep = "{'a':".repeat(40) + "'i-0123456789abcdef0'" + "}".repeat(40);
    Mentions mentions = Mentions.of(request("ec2:StopInstances", deep));
    assertThat(mentions).isEqualTo(new Mentions(List.of(), true));
  }
}
