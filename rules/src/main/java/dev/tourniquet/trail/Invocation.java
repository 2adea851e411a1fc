package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * How the call came about.
 *
 * @param kind who made it
 * @param console how sure it is that it came from the web console
 */
public record Invocation(Kind kind, Confidence console) implements Serializable {

  /** Who made the call. */
  public enum Kind {
    /** The caller itself. */
    DIRECT,
    /** An AWS service that called on with the caller's identity: no act of a human by itself. */
    FORWARDED,
    /** An AWS service for itself, by its own name or its service-linked role. */
    SERVICE
  }

  public Invocation {
    requireNonNull(kind, "kind is null");
    requireNonNull(console, "console is null");
  }

  /** Reads it from any event. */
  public static Invocation of(Event event) {
    Identity identity = Identity.of(event);
    if (identity.isService() || !SessionName.serviceLinked(identity.issuerArn()).isEmpty()) {
      return new Invocation(Kind.SERVICE, Confidence.NONE);
    }
    Kind kind = identity.invokedBy().isEmpty() ? Kind.DIRECT : Kind.FORWARDED;
    return new Invocation(kind, console(event));
  }

  /** The service whose service-linked role made the call, such as {@code sso.amazonaws.com}; empty where none did. */
  public static String linkedService(Event event) {
    return SessionName.serviceLinked(Identity.of(event).issuerArn());
  }

  /** Whether the name is an AWS service's, such as {@code ec2.amazonaws.com}; {@code AWS Internal} is not. */
  static boolean isService(String name) {
    return name.endsWith(".amazonaws.com")
        || name.endsWith(".amazonaws.com.cn")
        || name.endsWith(".api.aws");
  }

  private static Confidence console(Event event) {
    String type = event.text("eventType");
    if (event.text("sessionCredentialFromConsole").equals("true")
        || type.equals("AwsConsoleSignIn")
        || type.equals("AwsConsoleAction")) {
      return Confidence.EXACT;
    }
    if (event.sourceAddress().startsWith("AWS Internal")) {
      return Confidence.STRONG;
    }
    String agent = event.userAgent().toLowerCase(Locale.ROOT);
    return agent.equals("console.amazonaws.com")
            || agent.equals("signin.amazonaws.com")
            || agent.contains("s3console/")
            || agent.startsWith("aws internal")
        ? Confidence.WEAK
        : Confidence.NONE;
  }
}
