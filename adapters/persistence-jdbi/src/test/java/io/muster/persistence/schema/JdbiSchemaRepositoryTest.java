package io.muster.persistence.schema;

import static io.muster.application.schema.SampleSchemas.BADGE;
import static io.muster.application.schema.SampleSchemas.BADGE_URN;
import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.ResourceQuery;
import io.muster.application.UnitOfWork;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.schema.SchemaRepositoryContract;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.user.JdbiUserRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiSchemaRepositoryTest implements SchemaRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final SchemaRepository schemas = new JdbiSchemaRepository(POSTGRES.database());
    private final UnitOfWork unitOfWork = new JdbiUnitOfWork(POSTGRES.database());
    private final UserRepository users = new JdbiUserRepository(POSTGRES.database(), schemas);

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public SchemaRepository schemas() {
        return schemas;
    }

    @Test
    void usersAreFoundByTheAttributesOfASchema() {
        schemas.save(ACME.id(), BADGE);
        User ann = inserted("ann", Map.of("number", "A1", "floor", 3, "doors", List.of(Map.of("value", "North"))));
        inserted("ben", Map.of("number", "B2", "floor", 4));
        for (String filter : List.of(
                BADGE_URN + ":number eq \"a1\"",
                BADGE_URN + ":floor lt 4",
                BADGE_URN + ":doors.value sw \"nor\"",
                BADGE_URN + ":doors[value eq \"north\"]",
                "schemas eq \"" + BADGE_URN + "\" and " + BADGE_URN + ":doors pr")) {
            assertThat(users.query(ACME.id(), new ResourceQuery(Optional.of(FilterParser.parse(filter)), 1, 9))
                            .items())
                    .as(filter)
                    .containsExactly(ann);
        }
    }

    @Test
    void whatIsNeverReturnedIsNotToldByAFilterEither() {
        schemas.save(ACME.id(), BADGE);
        assertThat(refusalOf(() -> users.query(
                        ACME.id(),
                        new ResourceQuery(Optional.of(FilterParser.parse(BADGE_URN + ":pin sw \"1\"")), 1, 9))))
                .isEqualTo(Reason.INVALID_FILTER);
    }

    @Test
    void aUniqueValueBelongsToOneResourceUntilItIsGivenUp() {
        schemas.save(ACME.id(), BADGE);
        schemas.save(GLOBEX.id(), BADGE);
        User ann = inserted("ann", Map.of("number", "A1"));
        assertThat(refusal(() -> inserted("ben", Map.of("number", "a1"))))
                .hasMessageContaining(BADGE_URN + ":number")
                .hasMessageNotContaining("ann");
        User renumbered = ann.replace(attributes("ann", Map.of("number", "A2")), NOON);
        updated(renumbered);
        User ben = inserted("ben", Map.of("number", "a1"));
        assertThat(refusalOf(() -> updated(ben.replace(attributes("ben", Map.of("number", "a2")), NOON))))
                .isEqualTo(Reason.UNIQUENESS);
        users.delete(ACME.id(), renumbered, NOON);
        inserted("cid", Map.of("number", "A2"));
    }

    @Test
    void aSchemaIsInUseWhileAUserHasAValueOfIt() {
        schemas.save(ACME.id(), BADGE);
        users.insert(ACME.id(), aUser().build());
        assertThat(schemas.isUsed(ACME.id(), BADGE)).isFalse();
        User ann = inserted("ann", Map.of("number", "A1"));
        assertThat(schemas.isUsed(ACME.id(), BADGE)).isTrue();
        assertThat(schemas.isUsed(GLOBEX.id(), BADGE)).isFalse();
        users.delete(ACME.id(), ann, NOON);
        assertThat(schemas.isUsed(ACME.id(), BADGE)).isFalse();
    }

    private User updated(User user) {
        return unitOfWork.execute(() -> {
            users.update(ACME.id(), user);
            return user;
        });
    }

    private User inserted(String name, Map<String, Object> badge) {
        User user = User.provisioned(
                UserId.next(NOON), Optional.of(connectionOf(ACME).id()), attributes(name, badge), NOON);
        return unitOfWork.execute(() -> {
            users.insert(ACME.id(), user);
            return user;
        });
    }

    private ComplexValue attributes(String name, Map<String, Object> badge) {
        return ValueReader.readResource(schemas.types(ACME.id()).user(), Map.of("userName", name, BADGE_URN, badge));
    }
}
