package dev.tourniquet.organization;

import java.util.List;
import java.util.stream.Collectors;

/** An organization file cannot be used; carries every mistake found in it. */
public final class OrganizationFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<OrganizationFileError> errors;

  OrganizationFileException(List<OrganizationFileError> errors) {
    super(errors.stream().map(OrganizationFileError::message).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** The mistakes, in the order of the file. */
  public List<OrganizationFileError> errors() {
    return errors;
  }
}
