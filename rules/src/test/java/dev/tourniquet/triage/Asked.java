package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;

/** Asks one question of a story. */
final class Asked {

  private Asked() {}

  static Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.file()));
  }

  static Story shared(String with, String from) {
    return new Story().with(image("e1", 0, from, add(with)));
  }
}
