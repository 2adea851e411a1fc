package dev.tourniquet.jobs.contain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small AWS on loopback that keeps state and speaks query, EC2's query, JSON, REST-JSON and REST-XML over HTTP. */
final class FakeAws implements AutoCloseable {

  /** What a service answers. */
  record Reply(int status, String body) {}

  private record Refusal(int status, String code) {}

  private final HttpServer server;
  private final Map<String, Deque<Refusal>> refusals = new HashMap<>();
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  final List<String> userAgents = Collections.synchronizedList(new ArrayList<>());
  final FakeServices services = new FakeServices();

  FakeAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Refuses an operation so many times. */
  FakeAws refuse(String operation, int status, String code, int times) {
    Deque<Refusal> queue = refusals.computeIfAbsent(operation, key -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(new Refusal(status, code));
    }
    return this;
  }

  /** Answers an operation from now on. */
  void forgive(String operation) {
    refusals.remove(operation);
  }

  /** Calls that change something, in order. */
  List<String> changes() {
    return calls.stream()
        .filter(call -> !call.matches("\\w+:(Get|List|Describe).*"))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    userAgents.add(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
    FakeRequest request = FakeRequest.of(exchange, body);
    calls.add(request.service() + ":" + request.operation());
    Deque<Refusal> queue = refusals.getOrDefault(request.operation(), new ArrayDeque<>());
    Refusal refusal = queue.poll();
    Reply reply = refusal == null
        ? services.answer(request)
        : FakeServices.error(request, refusal.status(), refusal.code());
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", request.contentType());
    exchange.getResponseHeaders().add("x-amzn-RequestId", "r-1");
    if (request.isJson() && reply.status() >= 400) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal == null ? "" : refusal.code());
    }
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
