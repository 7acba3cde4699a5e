package io.muster.persistence.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.token.OAuthClientRepository;
import io.muster.application.token.TokenAdministration;
import io.muster.application.token.TokenAdministrationService;
import io.muster.application.token.TokenRepository;
import io.muster.application.token.TokenRepositoryContract;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenSecret;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.tenant.JdbiConnectionRepository;
import io.muster.persistence.tenant.JdbiTenantRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiTokenRepositoryTest implements TokenRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final String LISTENERS =
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'muster-token-changes'";

    private final TokenCache cache = new TokenCache();
    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
    private final TokenRepository tokens = new JdbiTokenRepository(POSTGRES.database(), cache);
    private final TenantRepository tenants = new JdbiTenantRepository(POSTGRES.database(), cache);

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public TokenRepository tokens() {
        return tokens;
    }

    @Override
    public OAuthClientRepository clients() {
        return new JdbiOAuthClientRepository(POSTGRES.database(), cache);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
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

    /** Sooner than an entry ends by itself, also after a notification that makes no sense. */
    @Test
    void whatAnotherNodeChangesIsForgottenHere() throws Exception {
        TokenSecret secret = issue().secret();
        TokenCache elsewhere = new TokenCache();
        Thread listener = new Thread(new TokenChanges(POSTGRES.jdbi(), elsewhere));
        listener.start();
        while (POSTGRES.strings(LISTENERS).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        POSTGRES.jdbi().useHandle(handle -> handle.execute("NOTIFY muster_token, 'nonsense'"));
        Token token = tokens.find(secret.digest()).orElseThrow().token();
        for (int i = 0; i < 20; i++) {
            Token changed = i % 2 == 0 ? token.deactivate(token.created()) : token;
            elsewhere.find(secret.digest(), tokens::find);
            unitOfWork.execute(() -> {
                tokens.update(ACME.id(), changed);
                return changed;
            });
            TimeUnit.MILLISECONDS.sleep(200); // an entry lives for 500
            assertThat(elsewhere
                            .find(secret.digest(), tokens::find)
                            .orElseThrow()
                            .token()
                            .setTo())
                    .isEqualTo(changed.setTo());
        }
        listener.interrupt();
        listener.join();
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
        Audit audit = new Audit(new JdbiOutbox(POSTGRES.database()), new JdbiActivityLog(POSTGRES.database()));
        return new TokenAdministrationService(
                        unitOfWork,
                        tenants,
                        new JdbiConnectionRepository(POSTGRES.database(), cache),
                        tokens,
                        audit,
                        Clock.systemUTC())
                .issue(new Actor("ann", ""), ACME.slug(), Optional.empty(), "Okta", TokenLife.DEFAULT);
    }
}
