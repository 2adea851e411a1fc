package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Call;

/** Makes calls in one account. */
public interface Calls {
  /**
   * Makes a call and waits for its answer.
   *
   * @param region {@code global} for services without Regions
   * @return the answer, as AWS's API names its members
   * @throws CallRefused when AWS refuses it, or no answer comes after several attempts
   */
  JsonNode make(Call call, String region) throws CallRefused;
}
