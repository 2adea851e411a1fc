package dev.tourniquet.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Ties findings that have a key in common to cases, where they are not far apart in time: a role that is used every day
 * is one identity and yet many cases. Some hundred bytes are kept for each finding, and nothing of its content.
 */
public final class CaseTies {

  /** A key joins what happened within a day of each other, as the questions look a day around. */
  public static final Duration APART = Duration.ofHours(24);

  private final Map<String, Integer> index = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<TreeSet<String>> ties = new ArrayList<>();
  private String key = "";
  private int previous;
  private Instant until = Instant.MIN;

  /**
   * A finding in its case.
   *
   * @param named the finding that the case is named after
   * @param tiedBy the keys that tie it to others, in order; empty where it stands alone
   */
  public record Tied(String finding, String named, List<String> tiedBy) {
    public Tied {
      tiedBy = List.copyOf(tiedBy);
    }
  }

  /** Takes the members of one key after the other, each in order of its first event. */
  public void add(String ofKey, Member member) {
    int at = index.computeIfAbsent(member.finding(), id -> {
      members.add(member);
      parents.add(members.size() - 1);
      ties.add(new TreeSet<>());
      return members.size() - 1;
    });
    boolean near = ofKey.equals(key) && !member.first().isAfter(until.plus(APART));
    if (near && previous != at) {
      join(previous, at);
      ties.get(previous).add(ofKey);
      ties.get(at).add(ofKey);
    }
    until = near && until.isAfter(member.last()) ? until : member.last();
    key = ofKey;
    previous = at;
  }

  private void join(int one, int other) {
    int a = root(one);
    int b = root(other);
    if (a != b) {
      parents.set(comesFirst(a, b) ? b : a, comesFirst(a, b) ? a : b);
    }
  }

  /** A case keeps the name it had; of two that had one, and of new ones, the earliest gives it. */
  private boolean comesFirst(int a, int b) {
    Member one = members.get(a);
    Member other = members.get(b);
    return one.named() == other.named() ? one.isBefore(other) : one.named();
  }

  private int root(int of) {
    int at = of;
    while (parents.get(at) != at) {
      parents.set(at, parents.get(parents.get(at)));
      at = parents.get(at);
    }
    return at;
  }

  /** Every finding taken, in its case. */
  public List<Tied> tied() {
    List<Tied> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      all.add(new Tied(
          members.get(i).finding(), members.get(root(i)).finding(), List.copyOf(ties.get(i))));
    }
    return all;
  }
}
