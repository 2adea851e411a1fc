package dev.tourniquet.sigma;

/** A constant that rules write as a word. */
interface Word {

  /** As rules write it. */
  String word();
}
