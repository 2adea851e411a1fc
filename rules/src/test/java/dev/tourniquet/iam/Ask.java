package dev.tourniquet.iam;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A question to the authoriser, told the way the tests read. Policies are JSON with single quotes. */
final class Ask {

  static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  static final String APP = "arn:aws:iam::111122223333:role/app";
  static final String SESSION = "arn:aws:sts::111122223333:assumed-role/app/s1";
  static final String STRANGER = "arn:aws:iam::999988887777:user/eve";
  static final String ALL = allow("*", "*");

  private final Request request;
  private final Layers layers;

  private Ask(Request request, Layers layers) {
    this.request = request;
    this.layers = layers;
  }

  static Ask may(String caller, String action, String resource) {
    Request request = Request.of(Caller.of(caller), action, resource, Context.complete(Map.of()));
    return new Ask(request, Layers.ofIdentity(List.of()));
  }

  Ask identity(String... statements) {
    return with(Layer.IDENTITY, statements);
  }

  Ask with(Layer layer, String... statements) {
    return new Ask(request, layers.with(layer, List.of(policy(layer.name(), statements))));
  }

  Ask underScp(String... levels) {
    return new Ask(
        request,
        layers.underScps(
            Arrays.stream(levels).map(l -> List.of(policy("SCP", l))).toList()));
  }

  Ask notCollected(Layer layer) {
    return new Ask(request, layers.notCollected(layer));
  }

  Ask ownedBy(String account) {
    return new Ask(request.ownedBy(account), layers);
  }

  Ask given(String key, String... values) {
    return in(request.context().with(key, values));
  }

  Ask inAnUnknownContext() {
    return in(Context.open(Map.of()));
  }

  private Ask in(Context context) {
    return new Ask(request.in(context), layers);
  }

  Decision decision() {
    return Authorizer.decide(request, layers);
  }

  Outcome outcome() {
    return decision().outcome();
  }

  static String allow(String action, String resource) {
    return statement("Allow", action, resource, "");
  }

  static String deny(String action, String resource) {
    return statement("Deny", action, resource, "");
  }

  static String allowIf(String condition) {
    return statement("Allow", "*", "*", ",'Condition':" + condition);
  }

  static String denyIf(String condition) {
    return statement("Deny", "*", "*", ",'Condition':" + condition);
  }

  static String allowTo(String principal) {
    return statement("Allow", "*", "*", ",'Principal':" + principal);
  }

  static String denyTo(String principal) {
    return statement("Deny", "*", "*", ",'Principal':" + principal);
  }

  static Policy policy(String name, String... statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return PolicyReader.read(name, text.replace('\'', '"'));
  }

  private static String statement(String effect, String action, String resource, String more) {
    return "{'Effect':'%s','Action':'%s','Resource':'%s'%s}"
        .formatted(effect, action, resource, more);
  }
}
