package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * One account of ours.
 *
 * @param id twelve digits
 * @param environment such as {@code production}; empty when not given
 * @param joined ours from then on; {@link Instant#MIN} when it is not known or was always ours
 * @param source where we know it from, such as {@code org.yml:3}
 */
public record Account(String id, String name, String environment, Instant joined, String source)
    implements Serializable {

  public Account {
    id = AccountIdText.checked(id);
    requireNonNull(name, "name is null");
    requireNonNull(environment, "environment is null");
    requireNonNull(joined, "joined is null");
    requireNonNull(source, "source is null");
  }
}
