package io.muster.service;

import static io.muster.service.ScimTenant.MESSAGES;
import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.names;
import static io.muster.service.ScimTenant.refused;
import static io.muster.service.ScimTenant.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 7644 §3.4.2 and §3.4.3, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644QueryIT {
    private final ScimTenant tenant;

    Rfc7644QueryIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Nested
    class Lists {
        @Test
        @Rfc7644("3.4.2-01")
        void passOverParametersThatNobodyKnows() throws Exception {
            tenant.user("{userName:'ann'}");
            JsonNode plain = tenant.get("/Users");
            assertThat(tenant.get("/Users?colour=red&sortby2=x&Filter2=userName"))
                    .isEqualTo(plain);
            assertThat(tenant.get("?colour=red").get("totalResults").asInt()).isEqualTo(1);
        }

        @Test
        @Rfc7644({"3.4.2-02", "3.4.2-03", "3.4.2-04", "3.4.2-05", "3.4.2-06"})
        void sayWhatPartOfTheWholeTheyAre() throws Exception {
            people("ann", "bea", "cleo", "dora");
            for (JsonNode page : List.of(
                    tenant.get("/Users?startIndex=2&count=2"),
                    tenant.get("?startIndex=2&count=2"),
                    tenant.search("/Users", "startIndex:2,count:2"))) {
                assertThat(page.get("schemas")).isEqualTo(ScimTenant.json("['" + MESSAGES + "ListResponse']"));
                assertThat(page.get("totalResults").asInt()).isEqualTo(4);
                assertThat(page.get("startIndex").asInt()).isEqualTo(2);
                assertThat(page.get("itemsPerPage").asInt()).isEqualTo(2);
                assertThat(texts(page, "userName")).containsExactly("bea", "cleo");
            }
        }

        @Test
        @Rfc7644("3.4.2-07")
        void areNoErrorWhenTheyAreEmpty() throws Exception {
            tenant.user("{userName:'ann'}");
            for (String endpoint : List.of("/Users", "/Groups", "")) {
                JsonNode none = answer(200, tenant.filter(endpoint, "displayName eq \"nobody\""));
                assertThat(none.get("totalResults").asInt()).isZero();
            }
        }

        @Test
        @Rfc7644({"3.4.2.1-01", "3.4.2.1-03"})
        void ofTheRootCoverAllResourcesThatMeetTheFilter() throws Exception {
            tenant.user("{userName:'ann',displayName:'Ann'}");
            tenant.user("{userName:'bea',displayName:'Bea'}");
            tenant.group("Annals");
            assertThat(texts(tenant.get(""), "displayName")).containsExactlyInAnyOrder("Ann", "Bea", "Annals");
            assertThat(tenant.found("", "meta.resourceType eq \"Group\"", "displayName"))
                    .containsExactly("Annals");
            assertThat(tenant.found("", "displayName sw \"ann\" and not (displayName eq \"ANN\")", "displayName"))
                    .containsExactly("Annals");
            assertThat(tenant.found("", "displayName eq \"bea\" or displayName eq \"annals\" and id pr", "displayName"))
                    .containsExactly("Bea", "Annals");
            refused(400, "invalidFilter", tenant.filter("", "displayName regex \"a\""));
        }

        private void people(String... names) throws Exception {
            for (String name : names) {
                tenant.user("{userName:'" + name + "'}");
            }
        }

        @Test
        @Rfc7644("3.4.2.4-02")
        void beginAtOneAtTheEarliest() throws Exception {
            people("ann", "bea");
            for (String start : List.of("0", "-2", "-99999999999")) {
                JsonNode page = tenant.get("/Users?count=1&startIndex=" + start);
                assertThat(page.get("startIndex").asInt()).isEqualTo(1);
                assertThat(texts(page, "userName")).containsExactly("ann");
            }
        }

        @Test
        @Rfc7644("3.4.2.4-03")
        void ofLessThanNobodyAreEmptyAndKnowTheTotal() throws Exception {
            people("ann", "bea");
            for (String count : List.of("-1", "-2", "-99999999999", "0")) {
                JsonNode page = tenant.get("/Users?count=" + count);
                assertThat(page.get("totalResults").asInt()).isEqualTo(2);
                assertThat(page.path("Resources")).isEmpty();
            }
        }

        @Test
        @Rfc7644("3.4.2.4-04")
        void areNeverLongerThanAskedFor() throws Exception {
            people("ann", "bea", "cleo");
            tenant.group("team");
            for (int count = 0; count < 4; count++) {
                for (String endpoint : List.of("/Users", "/Groups", "")) {
                    assertThat(tenant.get(endpoint + "?count=" + count).get("Resources"))
                            .hasSizeLessThanOrEqualTo(count);
                }
                assertThat(tenant.get("/Users?cursor=&count=" + Math.max(1, count))
                                .get("Resources"))
                        .hasSize(Math.max(1, count));
            }
        }

        @Test
        @Rfc7644({"3.4.2.5-01", "3.4.2.5-02", "3.4.2.5-04"})
        void showTheAttributesThatAreAskedFor() throws Exception {
            tenant.user("{userName:'ann',title:'Guide',nickName:'A'}");
            JsonNode some = tenant.get("/Users?attributes=title,NICKNAME").at("/Resources/0");
            assertThat(names(some)).containsExactlyInAnyOrder("schemas", "id", "title", "nickName");
            JsonNode others =
                    tenant.get("/Users?excludedAttributes=id,title,meta").at("/Resources/0");
            assertThat(names(others)).containsExactlyInAnyOrder("schemas", "id", "userName", "nickName", "active");
        }

        @Test
        @Rfc7644("3.4.2.1-04")
        void ofTheRootTakeAnAttributeThatAKindDoesNotHaveAsUnassigned() throws Exception {
            tenant.user("{userName:'ann',displayName:'Ann'}");
            tenant.group("Annals");
            assertThat(tenant.found("", "userName eq \"nobody\" or displayName eq \"annals\"", "displayName"))
                    .containsExactly("Annals");
            assertThat(tenant.found("", "not (userName eq \"ann\")", "displayName"))
                    .containsExactly("Annals");
            assertThat(tenant.found("", "userName pr", "displayName")).containsExactly("Ann");
            refused(400, "invalidFilter", tenant.filter("", "shoeSize pr"));
        }
    }

    @Nested
    class Searches {
        @Test
        @Rfc7644({"3.4.3-01", "3.4.3-02"})
        void areQueriesThoughTheyArePosts() throws Exception {
            tenant.user("{userName:'ann'}");
            tenant.group("team");
            assertThat(texts(tenant.search("/Users", ""), "userName")).containsExactly("ann");
            assertThat(texts(tenant.search("/Groups", ""), "displayName")).containsExactly("team");
            assertThat(tenant.search("", "").get("totalResults").asInt()).isEqualTo(2);
            refused(400, "invalidSyntax", tenant.send("POST", "/Users/.search", "{schemas:['urn:x']}"));
        }

        @Test
        @Rfc7644("3.4.3-04")
        void alwaysShowWhatIsReturnedAlways() throws Exception {
            tenant.user("{userName:'ann',title:'Guide'}");
            JsonNode shown = tenant.search("/Users", "excludedAttributes:['id','schemas','title','meta']")
                    .at("/Resources/0");
            assertThat(names(shown)).containsExactlyInAnyOrder("schemas", "id", "userName", "active");
        }

        @Test
        @Rfc7644("3.4.3-06")
        void areRefusedWithoutAValidFilter() throws Exception {
            refused(
                    400,
                    "invalidFilter",
                    tenant.send(
                            "POST",
                            "/Users/.search",
                            "{schemas:['" + MESSAGES + "SearchRequest'],filter:'userName eq'}"));
        }

        @Test
        @Rfc7644("3.4.3-07")
        void comeInTheOrderThatIsAskedFor() throws Exception {
            for (String name : List.of("bea", "Cleo", "ann")) {
                tenant.user("{userName:'" + name + "'}");
            }
            assertThat(texts(tenant.search("/Users", "sortBy:'userName'"), "userName"))
                    .containsExactly("ann", "bea", "Cleo");
            assertThat(texts(tenant.search("/Users", "sortBy:'userName',sortOrder:'descending'"), "userName"))
                    .containsExactly("Cleo", "bea", "ann");
        }
    }

    @Nested
    class Sorting {
        @Test
        @Rfc7644({"3.4.2.3-01", "3.4.2.3-02"})
        void isByTheAttributeAndAscendingUnlessToldOtherwise() throws Exception {
            tenant.user("{userName:'1',name:{familyName:'Lee'},emails:[{value:'c@x'},{value:'z@x',primary:true}]}");
            tenant.user("{userName:'2',name:{familyName:'Adams'},emails:[{value:'y@x'},{value:'a@x'}]}");
            tenant.user("{userName:'3',name:{familyName:'Moss'},emails:[{value:'b@x'}]}");
            assertThat(sorted("sortBy=name.familyName")).containsExactly("2", "1", "3");
            assertThat(sorted("sortBy=name.familyName&sortOrder=ascending")).containsExactly("2", "1", "3");
            assertThat(sorted("sortBy=name.familyName&sortOrder=descending")).containsExactly("3", "1", "2");
            assertThat(sorted("sortBy=emails")).containsExactly("3", "2", "1");
        }

        @Test
        @Rfc7644("3.4.2.3-03")
        void heedsLetterCaseOnlyWhereTheSchemaDoes() throws Exception {
            for (String text : List.of("b", "A", "a", "B")) {
                tenant.user(
                        "{userName:'" + (text + text.hashCode()) + "',title:'" + text + "',externalId:'" + text + "'}");
            }
            assertThat(texts(tenant.get("/Users?sortBy=title"), "title")).containsExactly("A", "a", "b", "B");
            assertThat(texts(tenant.get("/Users?sortBy=externalId"), "externalId"))
                    .containsExactly("A", "B", "a", "b");
            assertThat(texts(tenant.get("/Users?sortBy=meta.created&sortOrder=descending"), "title"))
                    .containsExactly("B", "a", "A", "b");
        }

        private List<String> sorted(String parameters) throws Exception {
            return texts(tenant.get("/Users?" + parameters), "userName");
        }
    }
}
