package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest members of a window, as many as are shown. */
final class Recent {

  private final Deque<Member> members = new ArrayDeque<>();

  void add(Member member) {
    members.add(member);
    if (members.size() > Occurrence.MOST_EVENTS) {
      members.remove();
    }
  }

  void forget(Instant before) {
    while (!members.isEmpty() && members.peek().time().isBefore(before)) {
      members.remove();
    }
  }

  List<Member> all() {
    return List.copyOf(members);
  }
}
