package dev.tourniquet.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command printed and ended with.
 *
 * @param out what a script reads
 * @param err what a person reads
 */
record Shell(int status, String out, String err) {
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
