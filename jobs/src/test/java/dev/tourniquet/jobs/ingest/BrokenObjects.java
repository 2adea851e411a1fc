package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.BrokenObject.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Objects broken in every way we could think of; the same number gives the same object. */
final class BrokenObjects {
  private static final Fault[] FAULTS = Fault.values();

  private final long seed;
  private final Limits limits;

  BrokenObjects(long seed, Limits limits) {
    this.seed = seed;
    this.limits = limits;
  }

  Stream<BrokenObject> first(int count) {
    return IntStream.range(0, count).mapToObj(this::number);
  }

  static Fault faultOf(int number) {
    return FAULTS[number % FAULTS.length];
  }

  BrokenObject number(int number) {
    var random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
    Fault fault = faultOf(number);
    List<Planted> events = IntStream.range(0, 1 + random.nextInt(8))
        .mapToObj(i -> Planted.of("o%06d-%d-%08x".formatted(number, i, random.nextInt()), random))
        .toList();
    var draft = new Draft(events, new EventFaults(random, limits));
    draft.envelope(fault, random);
    return stored(number, fault, draft, random);
  }

  private BrokenObject stored(int number, Fault fault, Draft draft, Random random) {
    byte[] plain = draft.bytes();
    boolean replaced = fault == Fault.EMPTY || fault == Fault.NO_JSON;
    List<Place> places = replaced ? List.of() : draft.places();
    byte[] damaged =
        switch (fault) {
          case CUT -> Arrays.copyOf(plain, random.nextInt(plain.length));
          case FLIPPED -> flipped(plain, random);
          case EMPTY ->
            new String[] {"", " \n", "{}", "\uFEFF"}
                [random.nextInt(4)].getBytes(StandardCharsets.UTF_8);
          case NO_JSON -> noJson(random);
          default -> plain;
        };
    boolean gzip = GzipFaults.concerns(fault) || random.nextBoolean();
    String name = "%05d-%s.json%s".formatted(number, fault, gzip ? ".gz" : "");
    if (!gzip) {
      return new BrokenObject(name, fault, damaged, places);
    }
    byte[] stored = new GzipFaults(random, limits).stored(fault, damaged);
    boolean moved =
        fault == Fault.CUT_GZIP || fault == Fault.FLIPPED_GZIP || fault == Fault.DAMAGED_MEMBER;
    return new BrokenObject(name, fault, stored, moved ? lost(places) : places);
  }

  private static List<Place> lost(List<Place> places) {
    return places.stream().map(place -> Place.lost(place.event())).toList();
  }

  static byte[] flipped(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] noJson(Random random) {
    byte[] noise = new byte[random.nextInt(5_000) + 1];
    random.nextBytes(noise);
    String[] texts = {
      "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
      "eventTime,eventName\n2026-02-01,RunInstances\n",
      "null",
      "\"{\\\"eventVersion\\\"",
      "{\"Records\":{}}",
      "{\"Records\":\"none\"}",
      "[[[[[[",
    };
    int which = random.nextInt(2 * texts.length);
    return which < texts.length ? texts[which].getBytes(StandardCharsets.UTF_8) : noise;
  }

  /** Pieces of an object in their order. */
  static final class Draft {
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Planted> events;
    private final EventFaults faults;
    private int length;

    Draft(List<Planted> events, EventFaults faults) {
      this.events = events;
      this.faults = faults;
    }

    void envelope(Fault fault, Random random) {
      Envelope envelope = Envelope.of(fault, random);
      int victim = random.nextInt(events.size());
      add(envelope.before());
      for (int i = 0; i < events.size(); i++) {
        add(i == 0 ? "" : envelope.between(i));
        byte[] bytes = events.get(i).bytes();
        event(events.get(i), i == victim ? faults.of(fault, events.get(i)) : bytes);
      }
      add(envelope.after());
    }

    private void event(Planted event, byte[] bytes) {
      places.add(new Place(event, length, length + bytes.length));
      pieces.add(bytes);
      length += bytes.length;
    }

    private void add(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      pieces.add(bytes);
      length += bytes.length;
    }

    List<Place> places() {
      return List.copyOf(places);
    }

    byte[] bytes() {
      byte[] all = new byte[length];
      int at = 0;
      for (byte[] piece : pieces) {
        System.arraycopy(piece, 0, all, at, piece.length);
        at += piece.length;
      }
      return all;
    }
  }
}
