package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.event;

import dev.tourniquet.trail.Event;

/** Asks one question of a story. */
final class Asked {

  private Asked() {}

  static final Event REFUSED = event("refused", 0, """
      {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "readOnly": false,
       "sourceIPAddress": "198.51.100.77", "errorCode": "Client.UnauthorizedOperation", "userIdentity": %s,
       "requestParameters": {"imageId": "ami-0a1b2c3d4e5f60718",
         "launchPermission": {"add": {"items": [{"userId": "846424999548"}]}}}}""".formatted(Shares.BUILDER));

  static Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.file()));
  }

  static Story shared(String with, String from) {
    return new Story().with(image("e1", 0, from, add(with)));
  }
}
