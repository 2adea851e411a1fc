package dev.tourniquet.baseline;

import java.time.LocalDate;
import java.util.List;

/** A history of which a test says only what it is about. */
public final class HistoryBuilder {

  private final List<LocalDate> coveredDays;
  private List<IdentityIpDay> identityDays = List.of();
  private List<IpIdentityDay> ipDays = List.of();
  private long knownPairs;
  private List<AddressSign> ours = List.of();
  private Usage usage = Usage.NONE;
  private List<IdentityIpDay> actorDays = List.of();
  private List<SickTime> sick = List.of();
  private List<CoveredHours> hours = List.of();

  private HistoryBuilder(List<LocalDate> coveredDays) {
    this.coveredDays = coveredDays;
  }

  public static HistoryBuilder history(List<LocalDate> coveredDays) {
    return new HistoryBuilder(coveredDays);
  }

  public HistoryBuilder ofIdentity(List<IdentityIpDay> days) {
    identityDays = days;
    return this;
  }

  public HistoryBuilder ofAddress(List<IpIdentityDay> days) {
    ipDays = days;
    return this;
  }

  public HistoryBuilder pairs(long known) {
    knownPairs = known;
    return this;
  }

  public HistoryBuilder ours(List<AddressSign> signs) {
    ours = signs;
    return this;
  }

  public HistoryBuilder usage(Usage before) {
    usage = before;
    return this;
  }

  public HistoryBuilder ofActor(List<IdentityIpDay> days) {
    actorDays = days;
    return this;
  }

  public HistoryBuilder sick(List<SickTime> times) {
    sick = times;
    return this;
  }

  public HistoryBuilder hours(List<CoveredHours> some) {
    hours = some;
    return this;
  }

  public History build() {
    return new History(
        identityDays, ipDays, coveredDays, knownPairs, ours, usage, actorDays, sick, hours);
  }
}
