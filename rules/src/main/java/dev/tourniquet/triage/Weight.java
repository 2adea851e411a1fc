package dev.tourniquet.triage;

import java.util.EnumSet;
import java.util.Set;

/** What an answer does to the verdict. Two facts of the same indicator are one fact. */
enum Weight {
  /** Shown, and changes nothing. */
  NOTE,
  /** The condition of the rule is proven. */
  CONDITION,
  /** The condition may not hold: a part of it is not known. */
  UNPROVEN,
  /** The condition was only attempted. */
  ATTEMPT,
  /** The condition holds, but every call was refused. */
  TRIED,
  /** What makes the condition a life threat is proven. */
  LIFE_THREAT,
  /** What is exposed is known to be sensitive. */
  SENSITIVE,
  /** What is exposed is known to be of little value. */
  HARMLESS,
  /** A life threat by someone who may do much, and not everything; or of whom only weak signs are known. */
  SHORT_OF_ADMIN,
  /** A positive fact explains the condition. */
  CLEARED,
  /** The calls did something else than the rule is about: whoever made them, other findings tell. */
  NOT_MET,
  /** A positive fact: the caller came from where it usually does. */
  USUAL_SOURCE,
  /** A positive fact: a responder takes back what a responder did before. */
  RELEASED,
  /** Indicator of a lost credential: the address. */
  STRANGE_ADDRESS,
  /** Indicator: more than one identity where there should be one. */
  STRANGE_COMPANY,
  /** Indicator: several different writes were refused to one session. */
  PROBING,
  /** Indicator: one session in two unrelated networks, or one actor where nobody gets to in the time. */
  SPLIT_SESSION,
  /** Indicator: many different reads of many services, from a place that is not usual. */
  LOOKING_AROUND,
  /** Indicator: a batch job does what it never did, in two ways at least. */
  OFF_PATTERN,
  /** Indicator: it asked who it is, first of all, in a network that is new for it. */
  ASKED_WHO,
  /** Indicator: a tool that it never used, from an address that nobody knows. */
  STRANGE_TOOL,
  /** Indicator: credentials of an instance are used as the instance does not. */
  UNLIKE_INSTANCE,
  /** Indicator: a sick identity used the same strange address. */
  SICK_ADDRESS,
  /** Indicator: AWS itself put the identity into quarantine. */
  QUARANTINED,
  /** Indicator: an identity that slept for two months wakes. */
  REAWAKENED,
  /** Indicator: an identity that was sick then issued the session, changed what it may do, or who may become it. */
  TOUCHED_BY_SICK,
  /** Stronger than an indicator: an identity that was sick then made the caller, or its credential. */
  MADE_BY_SICK;

  private static final Set<Weight> INDICATORS = EnumSet.range(STRANGE_ADDRESS, MADE_BY_SICK);

  /** Whether the fact speaks about the principal or the session and not about the condition. */
  boolean indicates() {
    return INDICATORS.contains(this);
  }
}
