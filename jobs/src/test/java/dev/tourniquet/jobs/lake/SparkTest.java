package dev.tourniquet.jobs.lake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one session of the test run to a method that asks for a {@link SparkSession}, fitted to few events as on sample
 * data or to many, whatever a test before left behind.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SparkTest.Session.class)
public @interface SparkTest {
  /** Whether plans are those for few events: quicker, and not those of a large lake. */
  boolean few() default false;

  /** Opens the session on first use; JUnit closes it with the run. */
  final class Session implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SparkSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      SparkSession session = context
          .getRoot()
          .getStore(Namespace.create(SparkTest.class))
          .getOrComputeIfAbsent("session", key -> new Held(SparkSessions.open()), Held.class)
          .session();
      PlanEffort.fit(session, () -> isForFew(context) ? 0 : Long.MAX_VALUE);
      return session;
    }

    private static boolean isForFew(ExtensionContext context) {
      return context.getRequiredTestClass().getAnnotation(SparkTest.class).few();
    }

    private record Held(SparkSession session) implements AutoCloseable {
      @Override
      public void close() {
        session.stop();
      }
    }
  }
}
