package dev.tourniquet.baseline;

import java.io.Serializable;

/**
 * Direct calls of an identity in the hour up to an event, counted from all that are held.
 *
 * @param operations how many different ones
 * @param refused for want of permission
 */
public record HourCalls(long calls, long operations, long refused) implements Serializable {}
