package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Policies that AWS publishes with IAM and attackers like. Authorization details hold the document of such a policy only
 * while it hangs on somebody: what is attached after the collection is not there. As AWS published them in February 2026.
 */
final class AwsPolicies {

  private static final String PUBLISHED = ":iam::aws:policy/";

  private static final Map<String, Policy> BY_PATH = List.of(
          "AdministratorAccess",
          "AdministratorAccess-AWSElasticBeanstalk",
          "AmazonEC2FullAccess",
          "AmazonS3FullAccess",
          "IAMFullAccess",
          "PowerUserAccess",
          "job-function/DatabaseAdministrator")
      .stream()
      .collect(Collectors.toUnmodifiableMap(path -> path, AwsPolicies::read));

  private AwsPolicies() {}

  /** The document of a policy of AWS; empty for other policies, and those that are not carried here. */
  static Optional<Policy> of(String arn) {
    int at = arn.indexOf(PUBLISHED);
    return at < 0
        ? Optional.empty()
        : Optional.ofNullable(BY_PATH.get(arn.substring(at + PUBLISHED.length())));
  }

  private static Policy read(String path) {
    String file = "managed/" + path.substring(path.indexOf('/') + 1) + ".json";
    try (InputStream document = AwsPolicies.class.getResourceAsStream(file)) {
      return PolicyReader.read(
          "arn:aws" + PUBLISHED + path + " (of February 2026)",
          new JsonMapper().readTree(document));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + " from the program itself", e);
    }
  }
}
