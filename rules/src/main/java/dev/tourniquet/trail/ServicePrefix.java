package dev.tourniquet.trail;

import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * The prefix of a service's actions in IAM. Mostly {@code eventSource} begins with it; where it does not, as told by the
 * Service Authorization Reference beside events of the service, it is listed here and nowhere else.
 */
public final class ServicePrefix {

  private static final Map<String, String> OTHERWISE = Map.ofEntries(
      Map.entry("monitoring", "cloudwatch"),
      Map.entry("email", "ses"),
      Map.entry("tagging", "tag"),
      Map.entry("servicecatalog-appregistry", "servicecatalog"),
      Map.entry("agreement-marketplace", "aws-marketplace"),
      Map.entry("discovery-marketplace", "aws-marketplace"));

  private ServicePrefix() {}

  /** {@code cloudwatch} for {@code monitoring.amazonaws.com}, {@code ec2} for {@code ec2.amazonaws.com}. */
  public static String of(String eventSource) {
    int dot = eventSource.indexOf('.');
    String service = dot < 0 ? eventSource : eventSource.substring(0, dot);
    return OTHERWISE.getOrDefault(service, service);
  }

  /** Every service that is named otherwise, with its prefix, in one order. */
  public static Iterable<Entry<String, String>> otherwise() {
    return new TreeMap<>(OTHERWISE).entrySet();
  }
}
