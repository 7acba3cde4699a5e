package io.muster.persistence.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.Sort;
import io.muster.application.user.UserQueryContract;
import io.muster.application.user.UserRepository;
import io.muster.application.user.UserRepositoryContract;
import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.GrantSource;
import io.muster.domain.user.Grants;
import io.muster.domain.user.HeldGrant;
import io.muster.domain.user.User;
import io.muster.persistence.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbiUserRepositoryTest implements UserRepositoryContract, UserQueryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final UserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Test
    void aDeletedUserIsKept() {
        User user = aUser().build();
        users.insert(ACME.id(), user);
        users.delete(ACME.id(), user, LATER);
        assertThat(POSTGRES.strings("SELECT id FROM scim_user WHERE deleted_at IS NOT NULL"))
                .containsExactly(user.id().toString());
    }

    @Test
    void rolesThatTheVersionBeforeHasGivenAreByHandAndThoseThatItHasTakenAreGone() {
        User user = aUser().build();
        users.insert(ACME.id(), user);
        GrantSource template = new GrantSource.OfTemplate("Everyone", 1);
        users.setGrants(
                ACME.id(),
                user.id(),
                new Grants(List.of(
                        new HeldGrant(new Grant(Grant.Kind.ROLE, "EDITOR"), template),
                        new HeldGrant(new Grant(Grant.Kind.ROLE, "READER"), template))));
        POSTGRES.jdbi().useHandle(handle -> handle.execute("UPDATE scim_user SET roles = '{EDITOR,ADMIN}'"));
        assertThat(users.find(ACME.id(), user.id()).orElseThrow().grants().held())
                .containsExactly(
                        new HeldGrant(new Grant(Grant.Kind.ROLE, "ADMIN"), new GrantSource.ByHand("")),
                        new HeldGrant(new Grant(Grant.Kind.ROLE, "EDITOR"), template));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "meta.created", "meta.lastModified"})
    void aPositionWhoseKeyIsNoneOfTheOrderIsRefused(String sortedBy) {
        Optional<Sort> sort =
                Optional.of(new Sort(Schemas.USER.resolve(sortedBy).orElseThrow(), false));
        for (String key : List.of("", "x", "infinity", "2026-02-30 09:30:00+00", "99999-01-31 09:30:00+00")) {
            Optional<Position> position = Optional.of(
                    new Position(Optional.of(key), aUser().build().id().value()));
            ResourceQuery query = new ResourceQuery(Optional.empty(), sort, 1, position, 9);
            assertThat(refusalOf(() -> users.query(ACME.id(), query))).as(key).isEqualTo(Refusal.Reason.INVALID_CURSOR);
        }
    }

    @Test
    void theRefusalOfATakenNameShowsNoName() {
        users.insert(ACME.id(), aUser().named("bjensen").build());
        assertThat(refusal(
                        () -> users.insert(ACME.id(), aUser().named("BJensen").build())))
                .hasMessageContaining("userName is taken")
                .hasMessageNotContainingAny("bjensen", "BJensen")
                .hasNoCause();
    }
}
