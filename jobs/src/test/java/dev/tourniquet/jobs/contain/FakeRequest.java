package dev.tourniquet.jobs.contain;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as a service reads it: each protocol says in its own way which operation is called.
 *
 * @param parameters of the query protocols; of a REST path its parts
 */
record FakeRequest(
    String protocol,
    String service,
    String operation,
    Map<String, String> parameters,
    String body) {

  static FakeRequest of(HttpExchange exchange, String body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String path = exchange.getRequestURI().getPath();
    if (target != null) {
      String service = target.startsWith("TrentService") ? "kms" : "organizations";
      return new FakeRequest(
          "json", service, target.substring(target.lastIndexOf('.') + 1), Map.of(), body);
    }
    if (body.startsWith("Action=")) {
      return query(body);
    }
    if (path.contains("/functions/")) {
      String operation = (switch (exchange.getRequestMethod()) {
            case "GET" -> "GetFunction";
            case "PUT" -> "PutFunction";
            default -> "DeleteFunction";
          })
          + "Concurrency";
      return new FakeRequest("rest-json", "lambda", operation, Map.of(), body);
    }
    return rest(exchange, path, body);
  }

  private static FakeRequest query(String body) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String service = (switch (parameters.get("Version")) {
      case "2016-11-15" -> "ec2";
      case "2010-05-08" -> "iam";
      case "2011-01-01" -> "autoscaling";
      default -> "sts";
    });
    return new FakeRequest(
        service.equals("ec2") ? "ec2" : "query",
        service,
        parameters.get("Action"),
        parameters,
        body);
  }

  private static FakeRequest rest(HttpExchange exchange, String path, String body) {
    String verb = (switch (exchange.getRequestMethod()) {
      case "GET" -> "Get";
      case "PUT" -> "Put";
      default -> "Delete";
    });
    if (path.startsWith("/v20180820")) {
      String account = exchange.getRequestHeaders().getFirst("x-amz-account-id");
      return new FakeRequest(
          "rest-xml", "s3control", verb + "PublicAccessBlock", Map.of("account", account), body);
    }
    String query = exchange.getRequestURI().getRawQuery();
    String what = query.startsWith("publicAccessBlock")
        ? "PublicAccessBlock"
        : query.startsWith("policy") ? "BucketPolicy" : "BucketAcl";
    return new FakeRequest("rest-xml", "s3", verb + what, Map.of("path", path), body);
  }

  boolean isJson() {
    return protocol.endsWith("json");
  }

  String contentType() {
    return protocol.equals("json")
        ? "application/x-amz-json-1.1"
        : protocol.equals("rest-json") ? "application/json" : "text/xml";
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
