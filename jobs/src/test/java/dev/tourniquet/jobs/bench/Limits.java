package dev.tourniquet.jobs.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What cannot be beaten: inflating alone, and inflating and parsing without writing anything. */
final class Limits {
  /** Header and trailer of a gzip member without a name, as the generator writes it. */
  private static final int HEADER = 10;

  private static final int TRAILER = 8;
  private static final int PROCESSES = Runtime.getRuntime().availableProcessors();

  private Limits() {}

  /** As many zcat at once as there are processors. */
  static long zcat(Path logs) throws Exception {
    String command =
        "find \"$0\" -name '*.gz' -print0 | xargs -0 -P " + PROCESSES + " -n 64 zcat > /dev/null";
    int status = new ProcessBuilder("sh", "-c", command, logs.toString())
        .inheritIO()
        .start()
        .waitFor();
    if (status != 0) {
      throw new IOException("Cannot run zcat: exit status " + status);
    }
    return 0;
  }

  static long inflate(Path logs) throws Exception {
    return each(logs, (json, length) -> length);
  }

  static long inflateAndParse(Path logs) throws Exception {
    var factory = new JsonFactory();
    return each(logs, (json, length) -> {
      long tokens = 0;
      try (JsonParser parser = factory.createParser(json, 0, length)) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
      return tokens;
    });
  }

  private static long each(Path logs, Work work) throws Exception {
    List<Path> files = LogFiles.of(logs);
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<Callable<Long>> shares = new ArrayList<>();
      for (int share = 0; share < PROCESSES; share++) {
        int first = share;
        shares.add(() -> share(files, first, work));
      }
      long sum = 0;
      for (Future<Long> done : threads.invokeAll(shares)) {
        sum += done.get();
      }
      return sum;
    } finally {
      threads.shutdown();
    }
  }

  private static long share(List<Path> files, int first, Work work)
      throws IOException, DataFormatException {
    var inflater = new Inflater(true);
    byte[] json = new byte[0];
    long sum = 0;
    for (int i = first; i < files.size(); i += PROCESSES) {
      byte[] stored = Files.readAllBytes(files.get(i));
      int length = ByteBuffer.wrap(stored)
          .order(ByteOrder.LITTLE_ENDIAN)
          .getInt(stored.length - Integer.BYTES);
      json = json.length < length ? new byte[length] : json;
      inflater.reset();
      inflater.setInput(stored, HEADER, stored.length - HEADER - TRAILER);
      sum += work.of(json, inflater.inflate(json, 0, length));
    }
    inflater.end();
    return sum;
  }

  /** What is done with an object. */
  private interface Work {
    long of(byte[] json, int length) throws IOException;
  }
}
