/** Reads what AWS Config recorded: snapshot and history files, and items in both of their spellings. */
package dev.tourniquet.recorder;
