package io.muster.scimhttp.rate;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.application.Caller;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.SecretKind;
import io.muster.domain.token.TokenSecret;
import org.junit.jupiter.api.Test;

class RequestRatesTest {
    private final RequestRates rates = new RequestRates(1, 3);

    @Test
    void aTenantThatAsksForTooMuchWaitsAndNobodyElseDoes() {
        Caller acme = caller(ACME);
        rates.take(acme, 20_000);
        Refusal refusal = refusal(() -> rates.take(acme, 2000));
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_MANY_REQUESTS);
        assertThat(refusal).hasMessageContaining("2000 requests a second");
        assertThatCode(() -> rates.take(caller(GLOBEX), 2000)).doesNotThrowAnyException();
    }

    @Test
    void whatIsMoreThanMayEverComeAtOnceTakesAllThereIs() {
        assertThatCode(() -> rates.take(caller(ACME), 1_000_000)).doesNotThrowAnyException();
        assertThat(refusal(() -> rates.take(caller(ACME), 1000)).reason()).isEqualTo(Refusal.Reason.TOO_MANY_REQUESTS);
    }

    @Test
    void anAddressThatGuessesWaitsAndNoOtherDoes() {
        for (int i = 0; i < 3; i++) {
            rates.requireFewFailures("10.0.0.1", "guess");
            rates.failed("10.0.0.1");
        }
        assertThat(refusal(() -> rates.requireFewFailures("10.0.0.1", "guess")).reason())
                .isEqualTo(Refusal.Reason.TOO_MANY_REQUESTS);
        assertThatCode(() -> rates.requireFewFailures("10.0.0.2", "guess")).doesNotThrowAnyException();
    }

    @Test
    void whoHasAGoodTokenGetsInBesideOneWhoGuesses() {
        String good = TokenSecret.generate(SecretKind.TOKEN).reveal();
        rates.succeeded(good);
        for (int i = 0; i < 3; i++) {
            rates.failed("10.0.0.1");
        }
        assertThatCode(() -> rates.requireFewFailures("10.0.0.1", good)).doesNotThrowAnyException();
        assertThat(refusal(() -> rates.requireFewFailures(
                                "10.0.0.1",
                                TokenSecret.generate(SecretKind.TOKEN).reveal()))
                        .reason())
                .isEqualTo(Refusal.Reason.TOO_MANY_REQUESTS);
    }

    @Test
    void anOAuthClientGetsOnlySoManyAccessTokens() {
        for (int i = 0; i < 1000; i++) {
            rates.requireFewGrants("client");
            rates.granted("client");
        }
        assertThat(refusal(() -> rates.requireFewGrants("client")).reason())
                .isEqualTo(Refusal.Reason.TOO_MANY_REQUESTS);
        assertThatCode(() -> rates.requireFewGrants("other")).doesNotThrowAnyException();
    }

    private static Caller caller(Tenant tenant) {
        return Caller.of(tenant, ResourceTypes.STANDARD, "token", Trace.begin());
    }
}
