package io.muster.persistence;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.application.ResourceQuery;
import io.muster.application.link.DuplicateRepository;
import io.muster.application.match.HeldConflict;
import io.muster.application.user.UserRepository;
import io.muster.domain.TextKey;
import io.muster.domain.activity.Reference;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.link.Duplicate;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.ConflictId;
import io.muster.domain.match.MatchRule;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.link.JdbiDuplicateRepository;
import io.muster.persistence.match.JdbiConflictRepository;
import io.muster.persistence.user.JdbiUserRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of users whose keys the version before made. */
class UserNameKeysMigrationTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    private final DuplicateRepository duplicates = new JdbiDuplicateRepository(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Test
    void keysOfEveryWidthAndOfBlanksAtTheEndsAreAsTheDomainMakesThem() {
        List<User> old = new ArrayList<>();
        for (char character = 0xFF01; character <= 0xFFEE; character++) {
            if (Character.isDefined(character) && character != 0xFFA0) {
                old.add(inserted("a" + character + "\u0301" + old.size() + character, old.size()));
            }
        }
        for (String name : List.of(" a", "b\u3000", "\u00a0c\u2003", "ｶﾞ d", "plain")) {
            old.add(inserted(name, old.size()));
        }
        migrate();
        for (User user : old) {
            assertThat(keyOf(user)).as(user.userName()).isEqualTo(user.userNameKey());
        }
    }

    @Test
    void ofTwoUsersWhoseNamesBecomeEqualBothAreFoundListedAndChangeable() {
        User holder = inserted("maren", 0);
        User twin = inserted("ｍａｒｅｎ", 1);
        User older = inserted("bob ", 2);
        User younger = inserted(" bob", 3);
        migrate();
        assertThat(found("maren")).containsExactlyInAnyOrder(holder.id(), twin.id());
        assertThat(found("bob")).containsExactlyInAnyOrder(older.id(), younger.id());
        assertThat(keyOf(holder)).isEqualTo("maren");
        assertThat(keyOf(older)).isEqualTo("bob");
        assertThat(users.ownerOfName(ACME.id(), "bob").map(User::id)).contains(older.id());
        assertThat(duplicates.find(ACME.id(), 9))
                .extracting(Duplicate::one, Duplicate::other)
                .containsExactlyInAnyOrder(tuple(holder.id(), twin.id()), tuple(older.id(), younger.id()));
        User changed = twin.replace(twin.attributes().with("title", new SimpleValue("Guide")), NOON);
        users.update(ACME.id(), changed);
        users.update(ACME.id(), changed.named("anna", NOON));
        assertThat(keyOf(twin)).isEqualTo("anna");
    }

    @Test
    void aKeyThatTheVersionBeforeMadeSinceIsMadeAnewByTheNextChange() {
        User user = inserted("ａnna", 0);
        users.update(ACME.id(), user.replace(user.attributes().with("title", new SimpleValue("Guide")), NOON));
        assertThat(keyOf(user)).isEqualTo("anna");
    }

    @Test
    void keysOfDeletedUsersAliasesAndConflictsAreMadeAnew() {
        User gone = inserted("ｇｏｎｅ", 0);
        users.delete(ACME.id(), gone, NOON);
        User user = inserted("user", 1);
        for (String name : List.of("ｏｌｄ", "old ", "ｏｔｈｅｒ")) {
            alias(user, name);
        }
        for (String name : List.of("ｈｅｌｄ", "held", "ｈｅｌｄ２")) {
            conflict(user, name);
        }
        migrate();
        assertThat(keyOf(gone)).isEqualTo("gone");
        assertThat(POSTGRES.strings("SELECT name_key FROM user_alias ORDER BY 1"))
                .containsExactly("old", "other");
        assertThat(POSTGRES.strings("SELECT user_name_key FROM user_conflict ORDER BY 1"))
                .containsExactly("held", "held2");
    }

    /** The key is the one that the version before made. */
    private User inserted(String name, int number) {
        User user = aUser().named("user" + number).build();
        users.insert(ACME.id(), user);
        POSTGRES.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                                UPDATE scim_user SET user_name_key = :key,
                                       attributes = jsonb_set(attributes, '{userName}', to_jsonb(:name::text))
                                 WHERE id = :id
                                """)
                        .bind("key", TextKey.of(name))
                        .bind("name", name)
                        .bind("id", user.id().value())
                        .execute());
        return users.find(ACME.id(), user.id()).orElseThrow();
    }

    private void alias(User user, String name) {
        POSTGRES.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO user_alias (tenant_id, name_key, user_id, name) VALUES (?, ?, ?, ?)",
                        ACME.id().value(),
                        TextKey.of(name),
                        user.id().value(),
                        name));
    }

    private void conflict(User user, String name) {
        new JdbiConflictRepository(POSTGRES.database())
                .hold(
                        ACME.id(),
                        new HeldConflict(
                                ConflictId.next(NOON),
                                Optional.of(connectionOf(ACME).id()),
                                "new",
                                MatchRule.USER_NAME,
                                ConflictCause.AMBIGUOUS,
                                user.id(),
                                Optional.empty(),
                                Reference.next(),
                                NOON,
                                NOON,
                                1,
                                Optional.empty()));
        POSTGRES.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE user_conflict SET user_name_key = ?, user_name = ? WHERE user_name_key = 'new'",
                        TextKey.of(name),
                        name));
    }

    private void migrate() {
        POSTGRES.jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM databasechangelog WHERE id = 'user_name_keys'"));
        new SchemaVersion(POSTGRES.jdbi()).migrate();
    }

    private static String keyOf(User user) {
        return POSTGRES.strings("SELECT user_name_key FROM scim_user WHERE id = '" + user.id() + "'")
                .get(0);
    }

    private List<UserId> found(String name) {
        Filter filter = new Filter.Comparison("userName", Operator.EQ, name);
        return users.query(ACME.id(), new ResourceQuery(Optional.of(filter), 1, 9)).items().stream()
                .map(User::id)
                .toList();
    }
}
