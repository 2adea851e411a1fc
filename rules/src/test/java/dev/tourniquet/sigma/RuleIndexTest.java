package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.event;
import static dev.tourniquet.sigma.Rules.rule;
import static dev.tourniquet.sigma.Rules.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleIndexTest {

  private static IndexKey key(String detection) {
    return IndexKey.of(rule(detection));
  }

  @Test
  void takesExactValuesThatTheConditionNeeds() {
    assertThat(
            key(
                "s:\n  eventSource: EC2.amazonaws.com\n  eventName: [RunInstances, StopInstances]\ncondition: s"))
        .isEqualTo(
            new IndexKey(Set.of("ec2.amazonaws.com"), Set.of("runinstances", "stopinstances")));
    assertThat(
            key("a: {eventName: A}\nb: {eventName: B}\nc: {x: 1}\ncondition: (a or b) and not c"))
        .isEqualTo(new IndexKey(Set.of(), Set.of("a", "b")));
    assertThat(key("a1: {eventName: A}\na2: {eventName: B}\ncondition: 1 of a*"))
        .isEqualTo(new IndexKey(Set.of(), Set.of("a", "b")));
    assertThat(key("a: {eventName: A}\nb: {eventName: B}\nc: {x: 1}\ncondition: 2 of them"))
        .isEqualTo(new IndexKey(Set.of(), Set.of("a", "b")));
    assertThat(key("s:\n  eventName|cased: PutX\ncondition: s"))
        .isEqualTo(new IndexKey(Set.of(), Set.of("putx")));
  }

  @Test
  void takesNothingThatTheConditionCanDoWithout() {
    IndexKey nothing = new IndexKey(Set.of(), Set.of());
    assertThat(key("a: {eventName: A}\nb: {x: 1}\ncondition: a or b")).isEqualTo(nothing);
    assertThat(key("a: {eventName: A}\ncondition: not a")).isEqualTo(nothing);
    assertThat(key("a: {eventName: 'Put*'}\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: {eventName|contains: Put}\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: {eventName|neq: Put}\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: {eventName|re: Put}\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: {eventName: null}\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: {eventName: [Put, 'Get*']}\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: [Put]\ncondition: a")).isEqualTo(nothing);
    assertThat(key("a: {eventName: A}\nb: {x: 1}\nc: {y: 1}\ncondition: 2 of them"))
        .isEqualTo(nothing);
    assertThat(nothing.asksNothing()).isTrue();
  }

  @Test
  void saysWhatStorageMayLeaveOut() {
    RuleIndex index = new RuleIndex(List.of(
        rule("s: {eventSource: a.amazonaws.com, eventName: X}\ncondition: s"),
        rule("s: {eventSource: b.amazonaws.com}\ncondition: s"),
        rule("s: {userAgent: c}\ncondition: s")));
    assertThat(index.names()).containsExactly("x");
    assertThat(index.sources()).containsExactly("b.amazonaws.com");
    assertThat(index.unindexable()).containsExactly(index.rules().get(2));
  }

  @Test
  void findsEventsWhoseNameIsWrittenOddly() {
    RuleIndex index = new RuleIndex(List.of(rule("s: {eventName: PutX}\ncondition: s")));
    assertThat(index.match(event("{'eventName': 'PUTX'}"))).hasSize(1);
    assertThat(index.match(event("{'eventName': ['a', 'putx']}"))).hasSize(1);
    assertThat(index.match(event("{'eventName': {'deep': ['putx']}}"))).hasSize(1);
    assertThat(index.match(event("{'eventName': 'PutXY'}"))).isEmpty();
    assertThat(index.match(event("{}"))).isEmpty();
    assertThat(index.match(event("[]"))).isEmpty();
  }

  @Test
  void twoNamesInOneEventFulfilARuleThatAsksForBoth() {
    RuleIndex index =
        new RuleIndex(List.of(rule("a: {eventName: A}\nb: {eventName: B}\ncondition: a and b")));
    assertThat(index.match(event("{'eventName': ['a', 'b']}"))).hasSize(1);
    assertThat(index.match(event("{'eventName': 'a'}"))).isEmpty();
  }

  @Test
  void anEventMeetsOnlyTheRulesOfItsName() {
    SigmaRules rules = new SigmaRules(Placeholders.NONE);
    for (int i = 0; i < 1_000; i++) {
      rules.add(
          "r%d.yml".formatted(i),
          yaml("s: {eventSource: s%d.amazonaws.com, eventName: N%d}\ncondition: s"
              .formatted(i % 20, i)));
    }
    RuleIndex index = new RuleIndex(rules.loaded().rules());

    assertThat(index.rules()).hasSize(1_000);
    assertThat(
            index.candidateCount(event("{'eventSource': 's7.amazonaws.com', 'eventName': 'N7'}")))
        .isEqualTo(1);
    assertThat(index.match(event("{'eventSource': 's7.amazonaws.com', 'eventName': 'N7'}")))
        .hasSize(1);
    assertThat(index.match(event("{'eventSource': 's8.amazonaws.com', 'eventName': 'N7'}")))
        .isEmpty();
  }

  @Test
  void travelsToExecutorsAndStillMatches() throws IOException, ClassNotFoundException {
    String all = """
        a:
          eventName: X
          b|re|i: 'x+'
          c|cidr: [10.0.0.0/8, '2001:db8::/32']
          d|gt: 5
          e|hour: 8
          f|exists: true
          g: null
          h|fieldref: b
          i|windash|contains: '-x'
          j: 7
        k: [needle]
        l: {m: 1}
        condition: a and 2 of k* or (k and not l)
        """.replace("2 of k*", "1 of k*");
    RuleIndex index = new RuleIndex(List.of(rule(all)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(index);
    }
    RuleIndex arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (RuleIndex) in.readObject();
    }
    String event =
        "{'eventName':'x','b':'XX','c':'10.1.1.1','d':6,'e':'2024-01-01T08:00:00Z','f':0,'h':'xx','i':'/x','j':7,'l':'needle','m':1}";
    assertThat(arrived.match(event(event))).hasSize(1);
    assertThat(arrived.match(event(event.replace("10.1", "11.1").replace("needle", "no"))))
        .isEmpty();
  }
}
