package dev.tourniquet.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.report.HistoryView.Change;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Reading;
import dev.tourniquet.triage.Sign;
import dev.tourniquet.triage.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The story told by a caller who put an attack into every value that a caller can choose. */
final class HostileStory {
  static final String SCRIPT = "<script>alert(1)</script>";
  static final String IMAGE_TAG = "\"><img src=x onerror=alert(1)>";
  static final String LINK = "javascript:alert(1)";
  static final String REVERSED = "invoice\u202Egpj.exe\u2066\u200B\u0000\u001B[31m";
  static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"x\")";
  static final String ENDS_SCRIPT = "</script><script>alert(2)</script><!--\u2028\u2029";
  static final String LONG = "A".repeat(1 << 20);
  static final String ALL =
      SCRIPT + IMAGE_TAG + LINK + REVERSED + ENDS_SCRIPT + "' onmouseover='alert(3)' ${7*7}";

  static final EntityReference ENTITY = new EntityReference(EntityKind.IDENTITY, ALL, ALL);
  static final Call CALL = call();
  private static final String ID = "../../etc/" + SCRIPT;

  private HostileStory() {}

  private static Call call() {
    var plain = new CallBuilder("e-plain", "2026-03-01T14:14:09Z", "RunInstances", Story.NEW_IP)
        .request("{'imageId':'ami-1'}")
        .userAgent(LONG)
        .build();
    ObjectNode event = plain.event().deepCopy();
    event.put(ENDS_SCRIPT, ALL).put("userAgent", LONG).put("errorMessage", FORMULA);
    return new Call(
        ALL,
        plain.time(),
        FORMULA,
        LINK,
        SCRIPT,
        FORMULA,
        false,
        IMAGE_TAG,
        true,
        LONG,
        List.of(ENTITY, new EntityReference(EntityKind.IP, LINK, LINK)),
        event);
  }

  static Finding finding() {
    var f = Story.finding();
    return new Finding(
        ID,
        new Finding.RuleReference(LINK, ALL, SCRIPT, List.of(IMAGE_TAG)),
        Verdict.SICK,
        Bleeding.YES,
        true,
        ALL + " " + LONG,
        new Finding.Resource(ALL, ALL, LINK, IMAGE_TAG, REVERSED, FORMULA, SCRIPT),
        new Finding.Actor(ALL, LINK, SCRIPT, IMAGE_TAG, new Finding.Human(REVERSED, ALL, "EXACT")),
        new Finding.Source(LINK, List.of(SCRIPT)),
        List.of(ALL),
        f.firstSeen(),
        f.lastSeen(),
        List.of(sign(SCRIPT, ALL), sign(LONG, LONG)),
        List.of(new Finding.Plan(ALL, List.of(step()))),
        List.of(ALL, LONG),
        PagePaths.finding(ID),
        PagePaths.findingData(ID));
  }

  private static Sign sign(String question, String answer) {
    return new Sign(question, answer, Reading.SICK, Verdict.SICK, List.of(ALL), List.of(LONG));
  }

  private static Finding.Step step() {
    return new Finding.Step(
        SCRIPT,
        IMAGE_TAG,
        REVERSED,
        LONG,
        CALL.event(),
        new Finding.Inverse(ALL, CALL.event()),
        List.of(new Finding.Read(SCRIPT, CALL.event(), LONG)),
        List.of(ALL, LONG),
        List.of(ALL, LONG),
        LONG,
        "aws ec2 describe-images " + ALL);
  }

  static Investigation investigation() {
    var it = Story.investigation();
    var calls = new Investigation.Calls(
        ENTITY,
        1,
        null,
        List.of(ALL),
        List.of(new Investigation.ActivityDay(SCRIPT, 1, 1, 0)),
        List.of(ALL));
    var change = new Change(CALL.time(), ALL, Story.json("null"), CALL.event(), ALL, LINK, "WEAK");
    var events = new LinkedHashMap<>(it.events());
    events.put(ALL, CALL);
    return new Investigation(
        finding(),
        it.configuration(),
        it.related(),
        it.origin(),
        it.actorChain(),
        it.history(),
        calls,
        calls,
        calls,
        calls,
        Block.whole(List.of(change), List.of(ALL)),
        new ActorView.Permissions(
            ALL,
            SCRIPT,
            LONG,
            ALL,
            LONG,
            List.of(LONG),
            List.of(CALL.event()),
            List.of(ALL),
            List.of(LONG)),
        it.resourcePermissions(),
        it.coverage(),
        evidence(),
        events);
  }

  static EntityDossier dossier() {
    return new EntityDossier(
        ENTITY,
        Map.of(SCRIPT, LONG),
        1,
        0,
        List.of(CALL),
        List.of(),
        Block.cut(1, List.of(finding())),
        List.of(new SeenWith(
            ENTITY.kind(), true, Block.cut(9, List.of(new SeenWith.Other(ENTITY, 1))))),
        List.of(new EntityDossier.Step(true, ENTITY, SCRIPT, LONG, ENTITY)),
        evidence());
  }

  static Block<EvidenceObject> evidence() {
    return Block.whole(
        List.of(new EvidenceObject(ALL, SCRIPT, LONG, CALL.time(), CALL.time(), 1, SCRIPT, ALL)),
        List.of(ALL));
  }
}
