package io.muster.persistence.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.filter.FilterParser;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.SqlCondition;
import io.muster.persistence.SqlText;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.filter.FilterSql;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That look-ups do not read all users of a tenant. */
class UserIndexesTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeAll
    static void addUsers() {
        POSTGRES.reset();
        JdbiUserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
        POSTGRES.jdbi().useTransaction(handle -> {
            for (int i = 0; i < 2000; i++) {
                TenantId tenant = i % 10 == 0 ? GLOBEX.id() : ACME.id();
                List<Map<String, String>> emails =
                        List.of(Map.of("value", "mail" + i + "@example.com", "type", "work"));
                users.insert(
                        tenant,
                        aUser().named("name" + i)
                                .with("externalId", "x" + i)
                                .with("emails", emails)
                                .build());
            }
        });
        POSTGRES.jdbi().useHandle(handle -> handle.execute("VACUUM ANALYZE scim_user"));
    }

    @Test
    void aUserNameIsLookedUp() {
        assertThat(plan("userName eq \"Name77\""))
                .contains("scim_user_name_is_unique")
                .doesNotContain("Seq Scan");
    }

    @Test
    void anExternalIdIsLookedUp() {
        assertThat(plan("externalId eq \"x77\""))
                .contains("scim_user_external_id")
                .doesNotContain("Seq Scan");
    }

    @Test
    void anIdIsLookedUp() {
        assertThat(plan("id eq \"0190e0c0-0000-7000-8000-000000000000\"")).contains("scim_user_pk");
    }

    @Test
    void anEMailAddressIsLookedUp() {
        assertThat(plan("emails.value eq \"Mail77@example.com\"")).contains("scim_user_comparable");
        assertThat(plan("emails[type eq \"work\" and value eq \"mail77@example.com\"]"))
                .contains("scim_user_comparable");
    }

    @Test
    void theAccountsThatAPushedPersonMayBeAreLookedUp() {
        MatchKeys keys = MatchKeys.of(
                aUser().named("bob")
                        .with("externalId", "x77")
                        .with("emails", List.of(Map.of("value", "mail77@example.com")))
                        .attributes(),
                List.of("example.com"));
        String plan = POSTGRES.jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        handle.createQuery("EXPLAIN " + Candidates.SQL)
                                .bindMap(Candidates.parameters(keys))
                                .bind("tenant", ACME.id().value())
                                .bind("connection", connectionOf(ACME).id().value())
                                .mapTo(String.class)
                                .list()));
        assertThat(plan)
                .contains("scim_user_comparable", "scim_user_name_is_unique", "scim_user_external_id")
                .doesNotContain("Seq Scan on scim_user");
    }

    @Test
    void manyEMailAddressesAreLookedUpOneByOne() {
        String plan = POSTGRES.jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        handle.createQuery("EXPLAIN " + ManyNames.HOLDERS)
                                .bind("tenant", ACME.id().value())
                                .bindArray("keys", String.class, "mail77@example.com")
                                .bindArray("documents", String.class, "{}")
                                .mapTo(String.class)
                                .list()));
        assertThat(plan).contains("scim_user_comparable").doesNotContain("Seq Scan");
    }

    private static String plan(String filter) {
        SqlCondition condition = FilterSql.of(Schemas.USER, "scim_user", FilterParser.parse(filter));
        return POSTGRES.jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        handle.createQuery(SqlText.of("""
                        EXPLAIN
                        SELECT id, attributes
                          FROM scim_user
                         WHERE tenant_id = :tenant AND deleted_at IS NULL AND <filter>
                         ORDER BY id
                         LIMIT 100
                        """, "filter", condition.sql()))
                                .bindMap(condition.values())
                                .bind("tenant", ACME.id().value())
                                .mapTo(String.class)
                                .list()));
    }
}
