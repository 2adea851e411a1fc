package dev.tourniquet.organization;

/**
 * Why a resource counts as sensitive.
 *
 * @param what {@code name}, or {@code tag <key>}
 * @param value the name or tag value that matched: written by whoever named the resource
 * @param pattern the organization's expression that matched it
 */
public record SensitiveMatch(String what, String value, String pattern) {}
