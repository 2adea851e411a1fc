package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Change;
import dev.tourniquet.trail.Event;
import java.util.Optional;

/**
 * For each change, the call that puts back what was before: one element taken out of a set or put into it again, or the
 * whole document that was there. Where what was before is not known, or no one call restores it, there is none.
 */
public final class Reversals {

  private Reversals() {}

  /**
   * The call that undoes the change alone; later changes of the same attribute are not looked at.
   *
   * @param account that owns the resource, where its key does not tell
   */
  public static Optional<Reversal> of(Change change, String account) {
    String attribute = change.cause().attribute();
    boolean oneElement = change.path().startsWith(attribute + "[");
    Undo undo = Undo.of(change, account);
    Optional<Call> call = oneElement ? ElementReversals.of(undo) : Optional.empty();
    return call.or(() -> WholeReversals.of(undo))
        .map(found -> new Reversal(found, CliLine.of(found, undo.region())));
  }

  /** The call that undoes the change, where it takes what only the call that made the change tells. */
  public static Optional<Reversal> of(Change change, Event call) {
    Undo undo = Undo.of(change, call.account());
    return PolicyVersionReversals.of(undo, call)
        .or(() -> CallReversals.of(call))
        .map(found -> new Reversal(found, CliLine.of(found, call.text("awsRegion"))));
  }

  /** One change and where it was made. */
  record Undo(Change change, String account) {

    static Undo of(Change change, String account) {
      String owner = change.resource().account();
      return new Undo(change, owner.isEmpty() ? account : owner);
    }

    /** {@code <type> <attribute>}: what tables of calls are looked up by. */
    String what() {
      return change.resource().type() + " " + change.cause().attribute();
    }

    String id() {
      return change.resource().id();
    }

    /** IAM and S3 have resources without a region: the CLI's own is used for these. */
    String region() {
      return change.resource().region();
    }

    String arn(String service, String resource) {
      return "arn:" + change.resource().partition() + ":" + service + ":" + region() + ":" + account
          + ":" + resource;
    }

    /** The element that was added or removed, by name. */
    String element() {
      String rest = change.path().substring(change.cause().attribute().length() + 1);
      String after = change.path().endsWith("]") ? rest.substring(0, rest.length() - 1) : rest;
      int deeper = after.indexOf("][");
      return deeper < 0 ? after : after.substring(0, deeper);
    }

    /** It is there now; before it was not, or nobody knows: then too the call alone is taken back. */
    boolean added() {
      return isThere(change.after()) && !isThere(change.before());
    }

    boolean removed() {
      return change.after().isMissingNode();
    }

    private static boolean isThere(JsonNode value) {
      return !value.isMissingNode() && !value.isNull();
    }

    /** The whole value before; a missing node when it is not known. */
    JsonNode before() {
      return change.cause().whole();
    }
  }
}
