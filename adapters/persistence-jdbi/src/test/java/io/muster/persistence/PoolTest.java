package io.muster.persistence;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.user.UserRepository;
import io.muster.domain.user.User;
import io.muster.persistence.schema.JdbiSchemaRepository;
import io.muster.persistence.user.JdbiUserRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final int MORE_THAN_THERE_ARE_CONNECTIONS = 32;
    private static final Duration LONGER_THAN_A_CACHE_LIVES = Duration.ofSeconds(2);

    @Test
    void nobodyWhoHoldsAConnectionWaitsForOneWhoWantsOne() throws Exception {
        POSTGRES.reset();
        UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
        JdbiSchemaRepository schemas = new JdbiSchemaRepository(POSTGRES.database());
        UserRepository users = new JdbiUserRepository(POSTGRES.database(), schemas);
        ExecutorService threads = Executors.newFixedThreadPool(MORE_THAN_THERE_ARE_CONNECTIONS);
        long end = System.nanoTime() + LONGER_THAN_A_CACHE_LIVES.toNanos();
        Callable<Integer> work = () -> {
            int made = 0;
            while (System.nanoTime() < end) {
                schemas.types(ACME.id());
                User user = aUser().build();
                unitOfWork.execute(() -> {
                    users.findForUpdate(ACME.id(), user.id());
                    users.insert(ACME.id(), user);
                    return user;
                });
                made++;
            }
            return made;
        };
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THERE_ARE_CONNECTIONS; i++) {
            running.add(threads.submit(work));
        }
        int made = 0;
        for (Future<Integer> one : running) {
            made += one.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(POSTGRES.count("scim_user")).isEqualTo(made);
    }
}
