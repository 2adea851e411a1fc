package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Steps of a plan, and what becomes of them when the account was asked. */
final class Steps {

  private Steps() {}

  static Step step(String call, String parameters, String inverse, String undo) {
    String[] name = call.split(":", 2);
    return new Step(
        "111122223333",
        "us-east-1",
        new Call(name[0], name[1], json(parameters)),
        new Call(name[0], inverse, json(undo)),
        List.of(),
        List.of(),
        List.of());
  }

  static Exact only(Step step, Answer... answers) {
    List<Exact> all = Exact.of(step, List.of(answers));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  static Exact exact(Step step, String operation, String body) {
    return only(step, new Answer(read(step, operation), json(body), ""));
  }

  static Exact none(Step step, String operation, String error) {
    return only(step, new Answer(read(step, operation), json("{}"), error));
  }

  static Call read(Step step, String operation) {
    return new Call(step.call().service(), operation, json("{}"));
  }

  static JsonNode undo(Exact exact) {
    assertThat(exact.needed()).isTrue();
    return exact.step().inverse().parameters();
  }
}
