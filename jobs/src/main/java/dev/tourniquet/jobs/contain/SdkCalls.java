package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.builder.Buildable;

/** Makes calls with the typed clients of the SDK, found by their name. */
final class SdkCalls implements Calls {
  private final AwsClients clients;

  SdkCalls(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public JsonNode make(Call call, String region) throws CallRefused {
    SdkClient client = clients.client(call.service(), region);
    Method method = method(call, client);
    try {
      return SdkJson.of((SdkPojo) method.invoke(client, request(method, call)));
    } catch (InvocationTargetException e) {
      throw refused(call, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot reach " + method + " of the SDK", e);
    }
  }

  /**
   * Checks that AWS knows the call and each of its parameters, without making it.
   *
   * @throws IllegalArgumentException when it does not
   */
  void check(Call call, String region) {
    request(method(call, clients.client(call.service(), region)), call);
  }

  private static Method method(Call call, SdkClient client) {
    return Arrays.stream(client.getClass().getInterfaces())
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getName().equalsIgnoreCase(call.operation()))
        .filter(method -> method.getParameterCount() == 1
            && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Cannot make the call " + call.name()
            + ": the SDK does not know it. Run its AWS CLI line by hand."));
  }

  private static Object request(Method method, Call call) {
    try {
      SdkPojo builder =
          (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
      SdkJson.fill(builder, call.parameters());
      return ((Buildable) builder).build();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot build a request of " + call.name(), e);
    }
  }

  /** AWS failed in the middle: it may have done what was asked. Refusing for too many calls is a refusal. */
  private static boolean isUncertain(AwsServiceException answered) {
    return answered.statusCode() >= 500 && !answered.isThrottlingException();
  }

  /** Only what AWS says goes on: the SDK's own messages may quote what was sent. */
  private static CallRefused refused(Call call, Throwable cause) {
    if (cause instanceof AwsServiceException answered
        && answered.awsErrorDetails() != null
        && !isUncertain(answered)) {
      String code = answered.awsErrorDetails().errorCode();
      String message = answered.awsErrorDetails().errorMessage();
      return new CallRefused(
          code == null || code.isEmpty() ? "HTTP " + answered.statusCode() : code,
          CallRefused.said(message),
          cause);
    }
    if (cause instanceof SdkException) {
      return new CallRefused(
          "", call.name() + " got no answer: " + CallRefused.said(cause.getMessage()), cause);
    }
    throw new IllegalStateException("Cannot make the call " + call.name(), cause);
  }
}
