package dev.tourniquet.sampledata;

/** An account and a region: the trail that keeps a record. */
record Place(Account account, String region) {

  String id() {
    return account.id();
  }
}
