package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Page;
import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.Sort;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.Rfc7644;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
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
        assertPage(page(1, 2), List.of(first, second), 3, 1);
        assertPage(page(3, 2), List.of(third), 3, 3);
        assertPage(page(1, 3), List.of(first, second, third), 3, 1);
        assertPage(page(1, 4), List.of(first, second, third), 3, 1);
        assertPage(page(9, 2), List.of(), 3, 9);
        assertPage(page(1, 0), List.of(), 3, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ｍａｒｅｎ．x\"",
                "userName eq \" MAREN.X\u3000\"",
                "userName sw \"ｍＡ\"",
                "userName co \"ｅn.\"",
                "userName ew \"．ｘ\"",
                "userName ne \" ｂｏb\" and userName co \"n\"",
                "userName ge \"ｍａｒ\""
            })
    default void aUserNameIsFoundWhateverItsWidthAndBlanksAtItsEnds(String filter) {
        User maren = inserted(aUser().named("Ｍaren.x "));
        inserted(aUser().named("bob"));
        assertThat(found(filter)).containsExactly(maren);
    }

    @Test
    default void aBlankInsideAPartOfAUserNameCounts() {
        User two = inserted(aUser().named("mary ann"));
        inserted(aUser().named("maryann"));
        assertThat(found("userName sw \"mary \"")).containsExactly(two);
        assertThat(found("userName co \"\u3000\"")).containsExactly(two);
    }

    @Test
    default void withoutUsersThePageIsEmpty() {
        assertPage(page(1, 5), List.of(), 0, 1);
        assertPage(page(1, 0), List.of(), 0, 1);
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
    @Rfc7644("3.6-02")
    default void onlyTheTenantsOwnLivingUsersAreFound() {
        User deleted = inserted(aUser().with("title", "Guide"));
        users().delete(ACME.id(), deleted, deleted.created());
        users().insert(GLOBEX.id(), aUser().with("title", "Guide").build());
        assertThat(found("title eq \"Guide\"")).isEmpty();
        assertThat(found("id eq \"" + deleted.id() + "\"")).isEmpty();
        assertPage(page(1, 9), List.of(), 0, 1);
    }

    @Test
    @Rfc7644("3.4.2.2-15")
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
    @Rfc7644("3.4.2.2-08")
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
                "active gt true",
                "active co \"t\"",
                "userName gt null",
                "emails eq \"bj@example.com\"",
                "name eq \"x\"",
                "name[givenName eq \"x\"]",
                "meta.created eq \"yesterday\"",
                "meta.created co \"2026\"",
                "meta.created gt \"-999999999-01-01T00:00:00+18:00\"",
                "meta.created gt \"0001-01-01T00:00:00+01:00\"",
                "meta.created lt \"+10000-01-01T00:00:00Z\"",
                "title eq \"\\ud83d\"",
                "title ne \"\\u0000\"",
                "userName eq 1"
            })
    @Rfc7644("3.4.2.2-12")
    default void whatMakesNoSenseIsRefused(String filter) {
        inserted(aUser());
        assertThat(refusalOf(() -> found(filter))).isEqualTo(Reason.INVALID_FILTER);
    }

    /** The same questions to a naive evaluator; both have to give the same people. */
    @Test
    @Rfc7644({"3.4.2.2-01", "3.4.2.2-11"})
    default void everyFilterMeansWhatItMeansOneUserAtATime() {
        Random random = new Random(7644);
        List<User> everybody = IntStream.range(0, 60)
                .mapToObj(i -> inserted(RandomFilters.user(random)))
                .toList();
        InMemoryUserRepository naive = new InMemoryUserRepository();
        everybody.forEach(user -> naive.insert(ACME.id(), user));
        int telling = 0;
        for (int round = 0; round < 1_000; round++) {
            String text = RandomFilters.filter(random, 3);
            ResourceQuery query = new ResourceQuery(Optional.of(FilterParser.parse(text)), 1, 100);
            Page<User> expected = naive.query(ACME.id(), query);
            assertThat(users().query(ACME.id(), query)).as(text).isEqualTo(expected);
            telling += expected.totalResults() > 0 && expected.totalResults() < everybody.size() ? 1 : 0;
        }
        assertThat(telling).as("filters that some meet and others do not").isGreaterThan(500);
    }

    @Test
    @Rfc7644("3.4.2.3-01")
    default void aListIsSortedByItsPrimaryOrFirstValueAndThenById() {
        User zoe =
                inserted(aUser().named("zoe").with("emails", List.of(Map.of("value", "b@x"), Map.of("value", "z@x"))));
        User adam = inserted(aUser().named("Adam").with("title", "Guide"));
        User bea = inserted(aUser().named("bea")
                .with("title", "guide")
                .with("emails", List.of(Map.of("value", "z@x"), Map.of("value", "a@x", "primary", true))));
        assertThat(sorted("userName", false)).containsExactly(adam, bea, zoe);
        assertThat(sorted("userName", true)).containsExactly(zoe, bea, adam);
        assertThat(sorted("title", false)).containsExactly(adam, bea, zoe);
        assertThat(sorted("title", true)).containsExactly(zoe, bea, adam);
        assertThat(sorted("emails.value", false)).containsExactly(bea, zoe, adam);
        assertThat(sorted("id", true)).containsExactly(bea, adam, zoe);
        assertThat(sorted("meta.created", false)).containsExactly(zoe, adam, bea);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "title", "userName", "emails.value", "meta.created"})
    default void readingOnFromTheEndOfAPageMeetsEverybodyOnceWhoeverGoes(String sortedBy) {
        for (int i = 0; i < 9; i++) {
            UserBuilder user = aUser().named("u" + i * 7 % 9);
            inserted(i % 3 == 0 ? user : user.with("title", "t" + i % 2));
        }
        for (boolean descending : List.of(false, true)) {
            Optional<Sort> sort =
                    Optional.of(new Sort(Schemas.USER.resolve(sortedBy).orElseThrow(), descending));
            List<User> all = users().query(
                            ACME.id(), new ResourceQuery(Optional.empty(), sort, 1, Optional.empty(), 99))
                    .items();
            List<User> met = new ArrayList<>();
            Optional<Position> after = Optional.empty();
            do {
                Page<User> page = users().query(ACME.id(), new ResourceQuery(Optional.empty(), sort, 1, after, 2));
                met.addAll(page.items());
                after = page.end();
            } while (after.isPresent());
            assertThat(met).isEqualTo(all);
            users().delete(ACME.id(), all.get(1), Instant.EPOCH);
        }
    }

    @Test
    default void readingOnByStartIndexMeetsEverybodyOnce() {
        List<User> all = IntStream.range(0, 7).mapToObj(i -> inserted(aUser())).toList();
        List<User> met = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            met.addAll(page(start, 3).items());
        }
        assertThat(met).isEqualTo(all);
        users().delete(ACME.id(), all.get(0), Instant.EPOCH);
        assertThat(page(4, 3).items()).isEqualTo(all.subList(4, 7));
        assertThat(page(4, 3).totalResults()).isEqualTo(6);
    }

    @Test
    default void aPageEndsEarlyWhenItsBytesAreReachedAndTheNextGoesOnBehindIt() {
        List<User> all = IntStream.range(0, 7).mapToObj(i -> inserted(large())).toList();
        Page<User> first = pageOfBytes(1, Optional.empty(), 50_000);
        assertPage(first, all.subList(0, 3), 7, 1);
        assertPage(pageOfBytes(1, first.end(), 50_000), all.subList(3, 6), 7, 1);
        assertPage(pageOfBytes(4, Optional.empty(), 50_000), all.subList(3, 6), 7, 4);
        assertPage(pageOfBytes(7, Optional.empty(), 50_000), all.subList(6, 7), 7, 7);
        assertThat(pageOfBytes(7, Optional.empty(), 50_000).end()).isEmpty();
        assertPage(pageOfBytes(1, Optional.empty(), 1), all.subList(0, 1), 7, 1);
    }

    @Test
    default void theTotalOfAFilterIsRightThoughThePageEndsEarly() {
        IntStream.range(0, 5).forEach(i -> inserted(large()));
        ResourceQuery query = new ResourceQuery(
                Optional.empty(),
                Optional.of(FilterParser.parse("x509Certificates pr")),
                Optional.empty(),
                1,
                Optional.empty(),
                9,
                30_000);
        assertThat(users().query(ACME.id(), query).items()).hasSize(2);
        assertThat(users().query(ACME.id(), query).totalResults()).isEqualTo(5);
    }

    /** 20 KB that are stored as a few hundred bytes. */
    private static UserBuilder large() {
        return aUser().with("x509Certificates", List.of(Map.of("value", "x".repeat(20_000))));
    }

    private Page<User> pageOfBytes(int startIndex, Optional<Position> after, int bytes) {
        return users().query(
                        ACME.id(),
                        new ResourceQuery(
                                Optional.empty(), Optional.empty(), Optional.empty(), startIndex, after, 9, bytes));
    }

    private List<User> sorted(String by, boolean descending) {
        Optional<Sort> sort = Optional.of(new Sort(Schemas.USER.resolve(by).orElseThrow(), descending));
        return users().query(ACME.id(), new ResourceQuery(Optional.empty(), sort, 1, Optional.empty(), 99))
                .items();
    }

    private static void assertPage(Page<User> page, List<User> items, long total, int startIndex) {
        assertThat(page.items()).isEqualTo(items);
        assertThat(page.totalResults()).isEqualTo(total);
        assertThat(page.startIndex()).isEqualTo(startIndex);
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
