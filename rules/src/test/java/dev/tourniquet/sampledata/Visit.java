package dev.tourniquet.sampledata;

/** Somebody at a keyboard: who, from which address, at what time. */
record Visit(Person person, String ip, Pace pace) {}
