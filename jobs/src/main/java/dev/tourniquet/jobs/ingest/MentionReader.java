package dev.tourniquet.jobs.ingest;

/** What a record names: worked out once for the same parameters and answers of the same call. */
final class MentionReader {
  private static final int SEED = 3;

  private final ScannedRecord record;
  private final RecordPrint print;
  private final NamingParts naming;
  private final Memo<Named> known = new Memo<>();
  private final int[] texts;
  private final int readOnly;
  private final int arn;
  private final int issuerArn;

  MentionReader(RecordShape shape, ScannedRecord record, RecordPrint print, JsonTrees trees) {
    this.record = record;
    this.print = print;
    naming = new NamingParts(shape, record.slots(), trees);
    texts = new int[] {
      shape.slot("eventSource"),
      shape.slot("eventName"),
      shape.slot("awsRegion"),
      shape.slot("errorCode"),
      shape.slot("errorMessage"),
      shape.slot("userIdentity", "type"),
      shape.slot("userIdentity", "invokedBy")
    };
    readOnly = shape.slot("readOnly");
    arn = shape.slot("userIdentity", "arn");
    issuerArn = shape.slot("userIdentity", "sessionContext", "sessionIssuer", "arn");
  }

  /** What records with the same naming parts name, and whether one of them was found to relate nothing. */
  static final class Named {
    private final Entities mentions;
    private boolean relatesNothing;

    private Named(Entities mentions) {
      this.mentions = mentions;
    }

    Entities mentions() {
      return mentions;
    }

    boolean relatesNothing() {
      return relatesNothing;
    }

    void foundToRelateNothing() {
      relatesNothing = true;
    }
  }

  Named read(EventColumns.Stamp stamp) {
    print
        .begin(SEED)
        .texts(texts)
        .kind(readOnly)
        .owner(stamp)
        .partition(arn)
        .partition(issuerArn)
        .list(NamingParts.WIDTH)
        .json(naming.sections());
    return known.of(print.high(), print.low(), this::named);
  }

  private Named named() {
    var event = record.isMade() ? record.event() : naming.read(record.bytes());
    return new Named(new Entities(EventEntities.ofMentions(event)));
  }
}
