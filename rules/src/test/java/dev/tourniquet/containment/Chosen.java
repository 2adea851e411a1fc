package dev.tourniquet.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Resources that actions are chosen for, and the steps chosen. */
final class Chosen {

  static final String BUCKET = "AWS::S3::Bucket|aws||global|b";

  static final String KEY = "AWS::KMS::Key|aws|111122223333|us-east-1|k-1";

  private Chosen() {}

  static Step only(List<Step> steps) {
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  static List<String> operations(List<Step> steps) {
    return steps.stream().map(step -> step.call().name()).toList();
  }
}
