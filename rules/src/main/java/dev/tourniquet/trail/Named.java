package dev.tourniquet.trail;

/**
 * What a parameter's value names, once the customs of its service are taken off.
 *
 * @param owner another account than the event's; empty when it is the event's
 */
record Named(String type, String name, String owner) {

  private static final String ALIAS = "alias/";

  static Named of(String type, Leaf leaf) {
    return switch (type) {
      case "AWS::SQS::Queue" -> queue(leaf.value());
      case "AWS::KMS::Key" ->
        new Named(leaf.value().startsWith(ALIAS) ? "AWS::KMS::Alias" : type, leaf.value(), "");
      case "AWS::ECS::Service" -> new Named(type, service(leaf), "");
      case "AWS::S3::Object" -> new Named(type, object(leaf.value()), "");
      case "AWS::Organizations::Account" ->
        new Named(type, AccountIds.isAccountId(leaf.value()) ? leaf.value() : "", "");
      default -> new Named(type, leaf.value(), "");
    };
  }

  /** {@code https://sqs.us-east-1.amazonaws.com/111122223333/name}, or the name alone. */
  private static Named queue(String value) {
    int name = value.lastIndexOf('/');
    int account = name <= 0 ? -1 : value.lastIndexOf('/', name - 1);
    String owner = account < 0 ? "" : value.substring(account + 1, name);
    return new Named(
        "AWS::SQS::Queue", value.substring(name + 1), AccountIds.isAccountId(owner) ? owner : "");
  }

  /** A service's name means something only within its cluster. */
  private static String service(Leaf leaf) {
    if (leaf.value().indexOf('/') >= 0) {
      return leaf.value();
    }
    String cluster = Arn.lastSegment(leaf.sibling("cluster"));
    return (cluster.isEmpty() ? "default" : cluster) + "/" + leaf.value();
  }

  private static String object(String value) {
    return value.startsWith("/") ? value.substring(1) : value;
  }
}
