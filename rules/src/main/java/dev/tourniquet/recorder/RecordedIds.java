package dev.tourniquet.recorder;

import dev.tourniquet.inventory.ResourceTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ids that events name resources by; AWS Config has others for some types. */
final class RecordedIds {

  /** Their resourceId is one that no call is made with, such as AROA… or db-…: calls name them. */
  private static final Set<String> BY_NAME = Set.of(
      "AWS::RDS::DBInstance",
      "AWS::RDS::DBCluster",
      "AWS::CloudFormation::Stack",
      "AWS::SQS::Queue",
      "AWS::SNS::Topic");

  /** Documents of the first years write some types in capitals. */
  private static final Map<String, String> BY_CAPITALS = List.of(
          ResourceTypes.VOLUME,
          ResourceTypes.INSTANCE,
          ResourceTypes.SECURITY_GROUP,
          "AWS::EC2::EIP",
          "AWS::EC2::NetworkInterface",
          "AWS::EC2::Subnet",
          "AWS::EC2::VPC",
          "AWS::EC2::VPCEndpoint")
      .stream()
      .collect(Collectors.toMap(RecordedIds::capitals, Function.identity()));

  private RecordedIds() {}

  static String type(String written) {
    return BY_CAPITALS.getOrDefault(capitals(written), written);
  }

  static String id(String writtenType, String id, String name, String arn) {
    String type = type(writtenType);
    if (type.equals(ResourceTypes.POLICY)) {
      return !arn.isEmpty() ? arn : name.isEmpty() ? id : name;
    }
    if (type.equals("AWS::SecretsManager::Secret")) {
      return lastPart(id, ":secret:").replaceFirst("-[A-Za-z0-9]{6}$", "");
    }
    boolean named = BY_NAME.contains(type) || type.startsWith("AWS::IAM::");
    String text = (named && !name.isEmpty()) || id.isEmpty() ? name : id;
    return type.equals("AWS::SQS::Queue") ? text.substring(text.lastIndexOf('/') + 1) : ofArn(text);
  }

  private static String ofArn(String text) {
    if (!text.startsWith("arn:")) {
      return text;
    }
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
  }

  private static String lastPart(String text, String after) {
    int at = text.indexOf(after);
    return at < 0 ? text : text.substring(at + after.length());
  }

  private static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
