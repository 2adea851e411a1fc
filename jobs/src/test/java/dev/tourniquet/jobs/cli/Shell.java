package dev.tourniquet.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a command printed and ended with.
 *
 * @param out what a script reads
 * @param err what a person reads
 */
record Shell(int status, String out, String err) {
  /** The main job on a folder: from {@code logs} into {@code lake} and {@code reports} below it. */
  static Shell mainJob(Path folder, String... options) {
    Stream<String> places = Stream.of("logs", "lake", "reports")
        .flatMap(name -> Stream.of("--" + name, folder.resolve(name).toString()));
    return run(Stream.of(Stream.of("run"), places, Stream.of(options))
        .flatMap(Function.identity())
        .toArray(String[]::new));
  }

  static Shell run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status = Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
    return new Shell(status, out.toString(), err.toString().replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}
