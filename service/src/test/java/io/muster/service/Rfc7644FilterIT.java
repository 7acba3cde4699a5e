package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 §3.4.2.2, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644FilterIT {
    private final ScimTenant tenant;

    Rfc7644FilterIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @BeforeEach
    void people() throws Exception {
        tenant.user("{userName:'ann',externalId:'X1',title:'Guide',userType:'Employee',emails:["
                + "{type:'work',value:'ann@work.example'},{type:'home',value:'ann@home.example'}]}");
        tenant.user("{userName:'bea',externalId:'x1',title:'Guide',userType:'Intern',"
                + "emails:[{type:'work',value:'ann@home.example'}]}");
        tenant.user("{userName:'Cleo',userType:'Employee',active:false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            userName eq "ann"                                    | ann
            userName ne "ann"                                    | bea Cleo
            userName co "e"                                      | bea Cleo
            userName sw "b"                                      | bea
            userName ew "o"                                      | Cleo
            title pr                                             | ann bea
            userName gt "bea"                                    | Cleo
            userName ge "bea"                                    | bea Cleo
            userName lt "bea"                                    | ann
            userName le "bea"                                    | ann bea
            meta.created gt "2011-05-13T04:42:34Z"               | ann bea Cleo
            meta.created lt "2011-05-13T04:42:34Z"               |
            active eq false                                      | Cleo
            title pr and userType eq "Employee"                  | ann
            title pr or userType eq "Employee"                   | ann bea Cleo
            userType ne "Employee" and not (emails.value co "@work") | bea
            urn:ietf:params:scim:schemas:core:2.0:User:userName sw "a" | ann
            """)
    @Rfc7644("3.4.2.2-01")
    void whatDoesNotMatchIsNotReturned(String filter, @Nullable String names) throws Exception {
        assertThat(tenant.found("/Users", filter, "userName")).isEqualTo(split(names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName Eq \"john\"",
                "name.familyName co \"O'Malley\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"",
                "meta.lastModified ge \"2011-05-13T04:42:34Z\"",
                "title pr or userType eq \"Intern\"",
                "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"",
                "userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\")",
                "userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"example.org\")",
                "userType eq \"Employee\" and (emails.type eq \"work\")",
                "userType eq \"Employee\" and emails[type eq \"work\" and value co \"@example.com\"]",
                "emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]"
            })
    @Rfc7644("3.4.2.2-01")
    void everyKindOfExampleInFigure2IsTaken(String filter) throws Exception {
        answer(200, tenant.filter("/Users", filter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\"ann\"", "userName", "userName eq", "eq \"ann\"", "userName \"ann\"", "(userName pr"})
    @Rfc7644({"3.4.2.2-02", "3.4.2.2-03", "3.4.2.2-10"})
    void whatIsNoExpressionIsRefused(String filter) throws Exception {
        refused(400, "invalidFilter", tenant.filter("/Users", filter));
    }

    @ParameterizedTest
    @CsvSource({"gt", "ge", "lt", "le"})
    @Rfc7644({"3.4.2.2-04", "3.4.2.2-05", "3.4.2.2-06", "3.4.2.2-07"})
    void whatHasNoOrderIsNotComparedByOrder(String operator) throws Exception {
        refused(400, "invalidFilter", tenant.filter("/Users", "active " + operator + " true"));
        refused(400, "invalidFilter", tenant.filter("/Users", "x509Certificates.value " + operator + " \"TUlJ\""));
    }

    @Test
    @Rfc7644("3.4.2.2-08")
    void inBracketsOneValueMeetsAll() throws Exception {
        String both = "type eq \"work\" and value eq \"ann@home.example\"";
        assertThat(tenant.found("/Users", "emails[" + both + "]", "userName")).containsExactly("bea");
        assertThat(tenant.found("/Users", "emails." + both.replace("value", "emails.value"), "userName"))
                .containsExactly("ann", "bea");
    }

    @Test
    @Rfc7644({"3.4.2.2-09", "3.4.2.2-12"})
    void whatNamesNoSubAttributeIsRefused() throws Exception {
        refused(400, "invalidFilter", tenant.filter("/Users", "emails[userName eq \"ann\"]"));
        refused(400, "invalidFilter", tenant.filter("/Users", "emails[]"));
        refused(400, "invalidFilter", tenant.filter("/Users", "name eq \"ann\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            userName eq "Cleo" or title pr and userType eq "Intern"        | bea Cleo
            (userName eq "Cleo" or title pr) and userType eq "Intern"      | bea
            not (title pr) and userType eq "Intern" or userName eq "ann"   | ann
            not (title pr and userType eq "Intern" or userName eq "ann")   | Cleo
            title pr and not (userName eq "ann") or active eq false        | bea Cleo
            title pr and (not (userName eq "ann") or active eq false)      | bea
            """)
    @Rfc7644("3.4.2.2-11")
    void bracketsBindClosestThenNotThenAndThenOr(String filter, String names) throws Exception {
        assertThat(tenant.found("/Users", filter, "userName")).isEqualTo(split(names));
    }

    @Test
    @Rfc7644("3.4.2.2-13")
    void aDefaultIsFoundAsItWasShown() throws Exception {
        JsonNode created = tenant.create("/Users", "{userName:'dora'}");
        assertThat(created.get("active").asBoolean()).isTrue();
        assertThat(tenant.found("/Users", "userName eq \"dora\" and active eq true", "userName"))
                .containsExactly("dora");
        assertThat(tenant.found("/Users", "userName eq \"dora\" and active pr", "userName"))
                .containsExactly("dora");
        assertThat(tenant.found("/Users", "userName eq \"dora\" and active eq false", "userName"))
                .isEmpty();
    }

    @Test
    @Rfc7644("3.4.2.2-14")
    void anUnknownOperatorIsDeclinedInWords() throws Exception {
        JsonNode error = refused(400, "invalidFilter", tenant.filter("/Users", "userName regex \"a.*\""));
        assertThat(error.get("detail").asText()).contains("operator");
        refused(400, "invalidFilter", tenant.filter("/Users", "userName eq \"ann\" xor title pr"));
        refused(400, "invalidFilter", tenant.filter("/Groups", "displayName like \"a\""));
    }

    @Test
    @Rfc7644("3.4.2.2-15")
    void letterCaseCountsWhereTheSchemaSaysSo() throws Exception {
        assertThat(tenant.found("/Users", "userName eq \"ANN\"", "userName")).containsExactly("ann");
        assertThat(tenant.found("/Users", "userName sw \"cl\"", "userName")).containsExactly("Cleo");
        assertThat(tenant.found("/Users", "externalId eq \"X1\"", "userName")).containsExactly("ann");
        assertThat(tenant.found("/Users", "externalId sw \"x\"", "userName")).containsExactly("bea");
    }

    private static List<String> split(@Nullable String names) {
        return names == null ? List.of() : Arrays.asList(names.split(" "));
    }
}
