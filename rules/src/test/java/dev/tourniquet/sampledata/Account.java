package dev.tourniquet.sampledata;

/** One AWS account of the invented company. */
record Account(String id, String name, String environment) {

  Place in(String region) {
    return new Place(this, region);
  }
}
