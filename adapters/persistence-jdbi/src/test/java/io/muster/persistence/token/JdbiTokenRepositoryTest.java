package io.muster.persistence.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.tenant.TenantRepository;
import io.muster.application.token.TokenAdministration;
import io.muster.application.token.TokenAdministrationService;
import io.muster.application.token.TokenRepository;
import io.muster.application.token.TokenRepositoryContract;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.tenant.JdbiTenantRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiTokenRepositoryTest implements TokenRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final TokenRepository tokens = new JdbiTokenRepository(POSTGRES.database(), new TokenCache());
    private final TenantRepository tenants = new JdbiTenantRepository(POSTGRES.database(), new TokenCache());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public TokenRepository tokens() {
        return tokens;
    }

    @Override
    public TenantRepository tenants() {
        return tenants;
    }

    @Test
    void noColumnHoldsTheSecret() {
        String secret = issue().secret().reveal();
        assertThat(POSTGRES.strings("SELECT token::text FROM token"))
                .singleElement()
                .asString()
                .doesNotContain(secret, secret.substring(4, 20), secret.substring(30));
    }

    @Test
    void ofEightIssuesAtOnceAsManySucceedAsTheTenantMayHave() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<CompletableFuture<TokenAdministration.Issued>> issues = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::issue, threads))
                .limit(8)
                .toList();
        assertThat(issues)
                .filteredOn(issue ->
                        issue.handle((issued, refusal) -> refusal == null).join())
                .hasSize(ACME.settings().maxActiveTokens());
        assertThat(POSTGRES.count("token")).isEqualTo(ACME.settings().maxActiveTokens());
        threads.shutdown();
    }

    private TokenAdministration.Issued issue() {
        return new TokenAdministrationService(
                        new JdbiUnitOfWork(POSTGRES.database()), tenants, tokens, Clock.systemUTC())
                .issue(ACME.slug(), "Okta", Optional.empty());
    }
}
