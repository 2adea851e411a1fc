package dev.tourniquet.containment;

import java.util.List;

/** Keeps an instance as evidence, and cuts it off. */
final class Isolation implements Action {

  @Override
  public List<Step> least(Situation s) {
    return Instance.keep(s);
  }

  @Override
  public List<Step> more(Situation s) {
    return Instance.isolate(s);
  }

  @Override
  public List<Step> evidence(Situation s) {
    return Instance.onStandby(s);
  }
}
