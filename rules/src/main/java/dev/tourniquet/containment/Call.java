package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;

/**
 * One AWS call.
 *
 * @param service as in IAM actions, such as {@code ec2}
 * @param operation such as {@code ModifyImageAttribute}
 * @param parameters as AWS's API names them
 */
public record Call(String service, String operation, JsonNode parameters) implements Serializable {
  public Call {
    requireNonNull(service, "service is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(parameters, "parameters is null");
  }

  /** The call as one line for a shell that is safe to paste. */
  public String cli(String region) {
    return CliLine.of(this, region);
  }

  /** {@code ec2:ModifyImageAttribute}. */
  public String name() {
    return service + ":" + operation;
  }

  Call with(JsonNode others) {
    return new Call(service, operation, others);
  }
}
