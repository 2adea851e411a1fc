package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Step;

/** Dies like a process that is killed, before or after AWS took a call. */
record Dying(Accounts accounts, String operation, boolean after) implements Accounts {

  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String caller() throws CallRefused {
    return accounts.caller();
  }

  @Override
  public Calls in(Step step) throws CallRefused {
    Calls calls = accounts.in(step);
    return (Call call, String region) -> {
      boolean dies = call.operation().equals(operation);
      if (dies && !after) {
        throw new Killed();
      }
      JsonNode answer = calls.make(call, region);
      if (dies) {
        throw new Killed();
      }
      return answer;
    };
  }

  @Override
  public void close() {
    accounts.close();
  }
}
