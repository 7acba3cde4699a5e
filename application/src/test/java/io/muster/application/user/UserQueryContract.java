package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every UserRepository answers queries; there are no users at the beginning, but the tenants ACME and GLOBEX. */
public interface UserQueryContract {
    UserRepository users();

    @Test
    default void pagesComeInTheOrderOfCreationAndKnowTheTotal() {
        User first = inserted(aUser());
        User second = inserted(aUser());
        User third = inserted(aUser());
        assertThat(page(1, 2)).isEqualTo(new Page<>(List.of(first, second), 3, 1));
        assertThat(page(3, 2)).isEqualTo(new Page<>(List.of(third), 3, 3));
        assertThat(page(1, 3)).isEqualTo(new Page<>(List.of(first, second, third), 3, 1));
        assertThat(page(1, 4)).isEqualTo(new Page<>(List.of(first, second, third), 3, 1));
        assertThat(page(9, 2)).isEqualTo(new Page<>(List.of(), 3, 9));
        assertThat(page(1, 0)).isEqualTo(new Page<>(List.of(), 3, 1));
    }

    @Test
    default void withoutUsersThePageIsEmpty() {
        assertThat(page(1, 5)).isEqualTo(new Page<>(List.of(), 0, 1));
        assertThat(page(1, 0)).isEqualTo(new Page<>(List.of(), 0, 1));
    }

    @Test
    default void theTotalCountsWhatMeetsTheFilter() {
        inserted(aUser().with("title", "Guide"));
        inserted(aUser().with("title", "Guide"));
        inserted(aUser().with("title", "Surveyor"));
        var filter = Optional.of(FilterParser.parse("title eq \"guide\""));
        assertThat(users().query(ACME.id(), new ResourceQuery(filter, 1, 1)).totalResults())
                .isEqualTo(2);
    }

    @Test
    default void onlyTheTenantsOwnLivingUsersAreFound() {
        User deleted = inserted(aUser().with("title", "Guide"));
        users().delete(ACME.id(), deleted, deleted.created());
        users().insert(GLOBEX.id(), aUser().with("title", "Guide").build());
        assertThat(found("title eq \"Guide\"")).isEmpty();
        assertThat(found("id eq \"" + deleted.id() + "\"")).isEmpty();
        assertThat(page(1, 9)).isEqualTo(new Page<>(List.of(), 0, 1));
    }

    @Test
    default void textIsComparedWithoutLetterCaseUnlessTheSchemaSaysSo() {
        User user = inserted(aUser().named("BJensen").with("externalId", "AbC").with("nickName", "Straße"));
        inserted(aUser().with("externalId", "other"));
        assertThat(found("username EQ \"bjENSEN\"")).containsExactly(user);
        assertThat(found(Schemas.USER_URN + ":userName eq \"bjensen\"")).containsExactly(user);
        assertThat(found("nickName eq \"STRASSE\"")).containsExactly(user);
        assertThat(found("externalId eq \"AbC\"")).containsExactly(user);
        assertThat(found("externalId eq \"abc\"")).isEmpty();
    }

    @Test
    default void anIdMeetsItsUserOrNobody() {
        User user = inserted(aUser());
        assertThat(found("id eq \"" + user.id() + "\"")).containsExactly(user);
        assertThat(found("id eq \"no uuid\"")).isEmpty();
    }

    @Test
    default void booleansAreComparedAsBooleans() {
        inserted(aUser());
        User inactive = inserted(aUser().with("active", false));
        assertThat(found("active eq false")).containsExactly(inactive);
        assertThat(refusalOf(() -> found("active eq \"false\""))).isEqualTo(Reason.INVALID_FILTER);
    }

    @Test
    default void subAttributesAreReachedInTheCoreAndInTheExtension() {
        User user = inserted(aUser().with("name", Map.of("familyName", "Jensen"))
                .with(
                        Schemas.ENTERPRISE_USER_URN,
                        Map.of("department", "Tours", "manager", Map.of("value", "26118915"))));
        inserted(aUser());
        assertThat(found("name.familyName eq \"jensen\"")).containsExactly(user);
        assertThat(found(Schemas.ENTERPRISE_USER_URN + ":department eq \"tours\""))
                .containsExactly(user);
        assertThat(found(Schemas.ENTERPRISE_USER_URN + ":manager.value eq \"26118915\""))
                .containsExactly(user);
    }

    @Test
    default void inBracketsOneAndTheSameElementMeetsAll() {
        User user = inserted(aUser().with(
                        "emails",
                        List.of(
                                Map.of("value", "bj@example.com", "type", "work", "primary", true),
                                Map.of("value", "babs@example.org", "type", "home"))));
        inserted(aUser().with("emails", List.of(Map.of("value", "other@example.com", "type", "work"))));
        assertThat(found("emails.value eq \"BABS@example.org\"")).containsExactly(user);
        assertThat(found("emails.type eq \"work\" and emails.value eq \"babs@example.org\""))
                .containsExactly(user);
        assertThat(found("emails[type eq \"work\" and value eq \"bj@example.com\"]"))
                .containsExactly(user);
        assertThat(found("emails[type eq \"work\" and (primary eq true)]")).containsExactly(user);
        assertThat(found("emails[type eq \"work\" and value eq \"babs@example.org\"]"))
                .isEmpty();
        assertThat(found("emails[type eq \"work\" and type eq \"home\"]")).isEmpty();
        assertThat(found("emails[type eq \"work\"].value eq \"bj@example.com\""))
                .containsExactly(user);
    }

    @Test
    default void conditionsAreJoinedByAndInBracketsToo() {
        User user = inserted(aUser().named("bjensen").with("title", "Guide").with("externalId", "1"));
        inserted(aUser().with("title", "Guide"));
        assertThat(
                        found(
                                "(title eq \"guide\" and (userName eq \"bjensen\" and externalId eq \"1\")) and active eq true"))
                .containsExactly(user);
        assertThat(found("title eq \"guide\" and userName eq \"nobody\"")).isEmpty();
    }

    @Test
    default void aValueIsNeverMoreThanText() {
        inserted(aUser().named("bjensen"));
        assertThat(found("userName eq \"x\\\" or userName pr or \\\"\"")).isEmpty();
        assertThat(found("title eq \"') OR true --\"")).isEmpty();
        assertThat(found("externalId eq \":tenant <filter> ?\"")).isEmpty();
    }

    @Test
    default void aLongExternalIdIsFoundAndToldFromOneWithTheSameBeginning() {
        String beginning = "😀ß".repeat(1000);
        User user = inserted(aUser().with("externalId", beginning + "1"));
        inserted(aUser().with("externalId", beginning + "2"));
        assertThat(found("externalId eq \"" + beginning + "1\"")).containsExactly(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"a\" or userName eq \"b\"",
                "not (userName eq \"a\")",
                "userName pr",
                "userName ne \"a\"",
                "userName co \"a\"",
                "title eq null",
                "emails[type eq \"work\" or type eq \"home\"]",
                "emails[type sw \"w\"]",
                "active eq true and title pr",
                "meta.created eq \"2026-01-31T09:30:00Z\"",
                "emails eq \"bj@example.com\"",
                "userName eq 1"
            })
    default void whatIsNotSupportedIsRefused(String filter) {
        inserted(aUser());
        assertThat(refusalOf(() -> found(filter))).isEqualTo(Reason.INVALID_FILTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoeSize eq 44", "emails[shoeSize eq 44]", "name.shoeSize eq 44"})
    default void anUnknownAttributeIsRefusedByName(String filter) {
        assertThat(refusal(() -> found(filter)))
                .hasMessageContaining("shoeSize")
                .hasFieldOrPropertyWithValue("reason", Reason.INVALID_FILTER);
    }

    private User inserted(UserBuilder builder) {
        User user = builder.build();
        users().insert(ACME.id(), user);
        return user;
    }

    private List<User> found(String filter) {
        return users().query(ACME.id(), new ResourceQuery(Optional.of(FilterParser.parse(filter)), 1, 9))
                .items();
    }

    private Page<User> page(int startIndex, int count) {
        return users().query(ACME.id(), new ResourceQuery(Optional.empty(), startIndex, count));
    }
}
