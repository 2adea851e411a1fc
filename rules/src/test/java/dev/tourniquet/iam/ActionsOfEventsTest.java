package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.ServicePrefix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services whose events carry another name than their actions: with the prefix each call is an action of the catalogue. */
class ActionsOfEventsTest {

  @ParameterizedTest
  @CsvSource({
    "monitoring.amazonaws.com, DeleteAlarms",
    "email.amazonaws.com, SendEmail",
    "ses.amazonaws.com, SendEmail",
    "tagging.amazonaws.com, GetResources",
    "servicecatalog-appregistry.amazonaws.com, CreateApplication",
    "agreement-marketplace.amazonaws.com, AcceptAgreementRequest",
    "ec2.amazonaws.com, RunInstances"
  })
  void theActionOfTheCallIsInTheCatalogue(String source, String operation) {
    assertThat(ActionCatalog.AWS.number(ServicePrefix.of(source) + ":" + operation))
        .isPresent();
  }
}
