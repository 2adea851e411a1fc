package dev.tourniquet.jobs.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;

/** Writes the planned objects of a data set, gzipped as CloudTrail does. */
final class TrailWriter {
  private static final int BUFFER = 1 << 16;

  private final Templates templates;
  private final Company company = new Company();
  private final LongAdder jsonBytes = new LongAdder();
  private final LongAdder storedBytes = new LongAdder();

  TrailWriter(Templates templates) {
    this.templates = templates;
  }

  /** Writes them below the folder; in which order does not change their bytes. */
  void write(Path folder, List<TrailObject> objects) {
    objects.parallelStream().forEach(object -> {
      try {
        write(folder.resolve(object.key()), object);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  long jsonBytes() {
    return jsonBytes.sum();
  }

  long storedBytes() {
    return storedBytes.sum();
  }

  private void write(Path file, TrailObject object) throws IOException {
    Files.createDirectories(file.getParent());
    try (var stored = new GZIPOutputStream(Files.newOutputStream(file), BUFFER);
        var json = new DataOutputStream(new BufferedOutputStream(stored, BUFFER))) {
      writeRecords(object, json);
      jsonBytes.add(json.size());
    }
    storedBytes.add(Files.size(file));
  }

  private void writeRecords(TrailObject object, OutputStream json) throws IOException {
    var random = new SplittableRandom(object.seed());
    json.write(Chance.ascii("{\"Records\":["));
    for (int i = 0; i < object.events(); i++) {
      if (i > 0) {
        json.write(',');
      }
      Template template = templates.choose(random);
      template.write(new Call(random, object, company, template.service()), json);
    }
    json.write(Chance.ascii("]}"));
  }
}
