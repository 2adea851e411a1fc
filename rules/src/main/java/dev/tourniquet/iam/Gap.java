package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One thing that is not known, and that an answer about permissions has to own up to.
 *
 * @param code what kind of thing
 * @param detail which one: an ARN, an account, condition keys; may be empty
 */
public record Gap(GapCode code, String detail) implements Serializable {

  public Gap {
    requireNonNull(code, "code is null");
    requireNonNull(detail, "detail is null");
  }

  /** Such as {@code MANAGED_POLICY_DOCUMENT_MISSING(arn:aws:iam::aws:policy/ReadOnlyAccess)}. */
  @Override
  public String toString() {
    return detail.isEmpty() ? code.name() : code + "(" + detail + ")";
  }
}
