package dev.tourniquet.jobs.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Stands before an S3 server, hands requests on byte for byte, and does to some of them what networks and S3 do. */
final class FaultyProxy implements AutoCloseable {
  /** What can happen to a request. */
  enum Trouble {
    NONE,
    /** 503 SlowDown, before the server sees it. */
    SLOW_DOWN,
    /** The connection is reset before the answer. */
    RESET,
    /** The connection is reset in the middle of the answer; the server has done what was asked. */
    RESET_IN_ANSWER,
    /** The answer's body ends early. */
    SHORT_READ,
    /** The answer comes after five seconds. */
    STALL,
    /** What was listed is gone. */
    GONE
  }

  private static final String NO_SUCH_KEY =
      "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>Gone.</Message></Error>";
  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>";

  private final ServerSocket entrance;
  private final int server;
  private final Function<String, Trouble> troubles;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<Trouble, AtomicInteger> counts = new EnumMap<>(Trouble.class);

  /**
   * Opens the proxy.
   *
   * @param server port of the server
   * @param troubles what to do to a request, given its first line, such as {@code GET /bucket/key HTTP/1.1}
   */
  FaultyProxy(int server, Function<String, Trouble> troubles) throws IOException {
    this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.server = server;
    this.troubles = troubles;
    for (Trouble trouble : Trouble.values()) {
      counts.put(trouble, new AtomicInteger());
    }
    workers.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  int count(Trouble trouble) {
    return counts.get(trouble).get();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    workers.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        workers.execute(() -> serve(client));
      }
    } catch (IOException e) {
      return;
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket back = new Socket(InetAddress.getLoopbackAddress(), server)) {
      // Else what is written in two pieces waits for an acknowledgement between them, 40 ms each.
      client.setTcpNoDelay(true);
      back.setTcpNoDelay(true);
      var fromClient = new BufferedInputStream(client.getInputStream());
      var fromServer = new BufferedInputStream(back.getInputStream());
      for (HttpHead head = HttpHead.read(fromClient);
          head != null;
          head = HttpHead.read(fromClient)) {
        Trouble trouble = troubles.apply(head.firstLine());
        counts.get(trouble).incrementAndGet();
        if (!handle(head, trouble, new Ends(client, fromClient, back, fromServer))) {
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }

  /** Two connections. */
  private record Ends(Socket client, InputStream fromClient, Socket back, InputStream fromServer) {}

  /** Serves one request; false when the connection is at its end. */
  private boolean handle(HttpHead head, Trouble trouble, Ends ends) throws IOException {
    OutputStream toClient = ends.client().getOutputStream();
    switch (trouble) {
      case SLOW_DOWN -> {
        askForBody(head, toClient);
        head.copyBody(ends.fromClient(), OutputStream.nullOutputStream());
        answer(toClient, "503 Slow Down", head.isHead() ? "" : SLOW_DOWN);
        return false;
      }
      case GONE -> {
        answer(toClient, "404 Not Found", head.isHead() ? "" : NO_SUCH_KEY);
        return false;
      }
      case RESET -> {
        reset(ends.client());
        return false;
      }
      default -> {
        OutputStream toServer = ends.back().getOutputStream();
        toServer.write(head.bytes());
        askForBody(head, toClient);
        head.copyBody(ends.fromClient(), toServer);
        toServer.flush();
        return answer(head, trouble, ends);
      }
    }
  }

  private static void askForBody(HttpHead head, OutputStream toClient) throws IOException {
    if (head.waitsToBeAsked()) {
      toClient.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      toClient.flush();
    }
  }

  private boolean answer(HttpHead request, Trouble trouble, Ends ends) throws IOException {
    HttpHead answer = HttpHead.read(ends.fromServer());
    while (answer != null && answer.isContinue()) {
      answer = HttpHead.read(ends.fromServer());
    }
    if (answer == null) {
      return false;
    }
    if (trouble == Trouble.STALL) {
      pause();
    }
    OutputStream toClient = ends.client().getOutputStream();
    if (trouble == Trouble.RESET_IN_ANSWER || trouble == Trouble.SHORT_READ) {
      toClient.write(answer.bytes());
      long length = request.isHead() ? 0 : answer.length();
      toClient.write(ends.fromServer().readNBytes((int) Math.max(0, length / 2)));
      toClient.flush();
      if (trouble == Trouble.RESET_IN_ANSWER) {
        reset(ends.client());
      }
      return false;
    }
    toClient.write(answer.bytes());
    if (!request.isHead() && answer.hasBody()) {
      answer.copyBody(ends.fromServer(), toClient);
    }
    toClient.flush();
    return true;
  }

  private static void answer(OutputStream out, String status, String body) throws IOException {
    String text = "HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: "
        + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.SECONDS.sleep(5);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
