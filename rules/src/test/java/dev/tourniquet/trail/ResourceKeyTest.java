package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourceKeyTest {

  @Test
  void theTextFormReadsBackEvenWhenTheIdHoldsTheSeparator() {
    var key = new ResourceKey("AWS::S3::Object", "aws", "", "global", "bucket/a|b||c");
    assertThat(key.text()).isEqualTo("AWS::S3::Object|aws||global|bucket/a|b||c");
    assertThat(ResourceKey.parse(key.text())).isEqualTo(key);
  }

  @Test
  void aTextWithTooFewPartsIsRefused() {
    assertThatThrownBy(() -> ResourceKey.parse("AWS::EC2::Image|aws|ami-1"))
        .hasMessage(
            "Invalid resource key: AWS::EC2::Image|aws|ami-1. Write <type>|<partition>|<owner account>|<region>|<id>");
  }

  @Test
  void theSeparatorBeforeTheIdIsRefused() {
    assertThatThrownBy(() -> new ResourceKey("AWS::EC2::Image", "aws", "1|2", "us-east-1", "ami-1"))
        .hasMessage("Invalid part of a resource key: 1|2. Only the id may contain '|'");
  }

  @Test
  void aRegionThatIsNoneIsLeftOutOfTheKey() {
    Event event = Given.event(
        "{'eventSource':'ec2.amazonaws.com','eventName':'DeleteVolume','awsRegion':'x|y','recipientAccountId':'111122223333','requestParameters':{'volumeId':'vol-0123456789abcdef0'}}");
    assertThat(Mentions.of(event).all().get(0).resource().text())
        .isEqualTo("AWS::EC2::Volume|aws|111122223333||vol-0123456789abcdef0");
    assertThat(Mentions.of(event).all().get(0).arn()).isEmpty();
  }
}
