package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Placeholders;
import java.util.Map;
import java.util.Optional;

/** Asks AWS again what the lost answer to a call told: the id of a policy or a group that was made. */
final class Recall {

  private static final String NEXT = "NextToken";
  /** AWS lists twenty policies a page, and an organization has a thousand at most. */
  private static final int MOST_PAGES = 100;

  private Recall() {}

  /** Values by placeholder; none where it is not there, or where the call tells nothing that others need. */
  static Map<String, String> of(Entry entry, Calls calls) throws CallRefused {
    Call made = entry.step().call();
    Optional<Call> asking = Placeholders.recalling(made);
    Map<String, String> found = Map.of();
    for (int page = 0; page < MOST_PAGES && found.isEmpty() && asking.isPresent(); page++) {
      JsonNode answer = calls.make(asking.get(), entry.step().region());
      found = Placeholders.recalled(made, answer);
      asking = next(asking.get(), answer);
    }
    return found;
  }

  private static Optional<Call> next(Call call, JsonNode answer) {
    String token = answer.path(NEXT).asText("");
    ObjectNode parameters = call.parameters().deepCopy();
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(new Call(call.service(), call.operation(), parameters.put(NEXT, token)));
  }
}
