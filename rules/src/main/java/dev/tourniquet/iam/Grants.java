package dev.tourniquet.iam;

import java.util.BitSet;

/** For each action how it is granted; an action granted in several ways is in several sets. */
final class Grants {

  private final BitSet free = new BitSet();
  private final BitSet bounded = new BitSet();
  private final BitSet freeIf = new BitSet();
  private final BitSet boundedIf = new BitSet();

  void add(BitSet actions, ResourceScope scope, boolean conditional) {
    if (scope != ResourceScope.NONE) {
      set(scope, conditional).or(actions);
    }
  }

  void add(int action, ResourceScope scope, boolean conditional) {
    if (scope != ResourceScope.NONE) {
      set(scope, conditional).set(action);
    }
  }

  private BitSet set(ResourceScope scope, boolean conditional) {
    return scope.isFree() ? (conditional ? freeIf : free) : conditional ? boundedIf : bounded;
  }

  /** What both grant, by the narrower of the two. */
  Grants and(Grants other) {
    Grants both = new Grants();
    both.free.or(both(free, other.free));
    both.bounded.or(both(or(free, bounded), or(other.free, other.bounded)));
    both.freeIf.or(both(or(free, freeIf), or(other.free, other.freeIf)));
    both.boundedIf.or(both(all(), other.all()));
    both.settle();
    return both;
  }

  /** Takes actions away altogether. */
  Grants without(BitSet actions) {
    Grants less = and(this);
    for (BitSet set : new BitSet[] {less.free, less.bounded, less.freeIf, less.boundedIf}) {
      set.andNot(actions);
    }
    return less;
  }

  // What is granted freely is not bounded, what is granted without condition not conditional.
  private void settle() {
    bounded.andNot(free);
    freeIf.andNot(free);
    boundedIf.andNot(free);
    boundedIf.andNot(bounded);
    boundedIf.andNot(freeIf);
  }

  /** On every resource, without condition. */
  BitSet free() {
    return (BitSet) free.clone();
  }

  /** On named resources, without condition. */
  BitSet bounded() {
    return (BitSet) bounded.clone();
  }

  /** On every resource, with or without condition. */
  BitSet open() {
    return or(free, freeIf);
  }

  /** In any way. */
  BitSet all() {
    return or(or(free, bounded), or(freeIf, boundedIf));
  }

  static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static BitSet or(BitSet one, BitSet other) {
    BitSet or = (BitSet) one.clone();
    or.or(other);
    return or;
  }
}
