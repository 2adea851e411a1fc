package dev.tourniquet.triage;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every question of the triage card, in its order. */
final class Questions {

  static final List<Question> ALL = List.of(
      new Condition(),
      new Tried(),
      new Compromise(),
      new Destination(),
      new Contents(),
      new PermissionsOfCaller(),
      new SourceIp(),
      new SharedAddress(),
      new UsualPattern(),
      new OtherActivity(),
      new ResourceHistory(),
      new Continuing(),
      new Containment(),
      new Unknowns());

  private static final Map<String, Question> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Question::name, Function.identity()));

  /** Questions that only a rule about access can ask. */
  private static final List<String> ABOUT_ACCESS = List.of("destination", "contents");

  /** Questions that a rule must name. */
  private static final List<String> NAMED_ONLY = List.of("tried", "address", "compromise");

  private Questions() {}

  /** The names a rule may use. */
  public static List<String> names() {
    return ALL.stream().map(Question::name).toList();
  }

  /** The rule's questions; for a rule that names none, all that need no knowledge of the rule. */
  static List<Question> of(TriageRule rule) {
    if (rule.questions().isEmpty()) {
      return ALL.stream()
          .filter(question -> !NAMED_ONLY.contains(question.name()))
          .filter(
              question -> !rule.lifeThreat().isEmpty() || !ABOUT_ACCESS.contains(question.name()))
          .toList();
    }
    return rule.questions().stream().map(Questions::named).toList();
  }

  /** Whether it matters to the rule who is let in. */
  static boolean askWhoIsLetIn(TriageRule rule) {
    return of(rule).stream().anyMatch(Destination.class::isInstance);
  }

  /** Whether the rule is about a caller that may be someone else. */
  static boolean askForSignsOfCompromise(TriageRule rule) {
    return rule.questions().contains("compromise");
  }

  private static Question named(String name) {
    Question question = BY_NAME.get(name);
    if (question == null) {
      throw new IllegalArgumentException(
          "Unknown question: " + name + ". Use one of " + String.join(", ", names()));
    }
    return question;
  }
}
