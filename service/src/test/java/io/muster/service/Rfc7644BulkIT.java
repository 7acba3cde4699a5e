package io.muster.service;

import static io.muster.service.ScimTenant.ENTERPRISE;
import static io.muster.service.ScimTenant.MESSAGES;
import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.domain.Rfc7644;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 7644 §3.7, over HTTP. */
@ExtendWith(SharedService.class)
class Rfc7644BulkIT {
    private final ScimTenant tenant;

    Rfc7644BulkIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @Test
    @Rfc7644({"3.7-01", "3.7-10"})
    void aRequestWithoutOperationsIsRefusedAsAWhole() throws Exception {
        refused(400, "invalidSyntax", tenant.send("POST", "/Bulk", "{schemas:['" + MESSAGES + "BulkRequest']}"));
        refused(400, "invalidSyntax", tenant.bulk(""));
        refused(400, "invalidSyntax", tenant.send("POST", "/Bulk", "{schemas:['urn:x'],Operations:[{}]}"));
        JsonNode done = answer(200, tenant.bulk("", post("/Users", "a", "userName:'ann'")));
        assertThat(done.get("schemas")).isEqualTo(ScimTenant.json("['" + MESSAGES + "BulkResponse']"));
        assertThat(done.get("Operations")).hasSize(1);
    }

    @Test
    @Rfc7644({"3.7-04", "3.7-05"})
    void anOperationWithoutPathOrDataIsRefusedByItself() throws Exception {
        String id = tenant.user("{userName:'ann'}");
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "",
                                "{method:'DELETE'}",
                                "{method:'POST',bulkId:'b',path:'/Users'}",
                                "{method:'PUT',path:'/Users/" + id + "'}",
                                "{method:'PATCH',path:'/Users/" + id + "'}"))
                .get("Operations");
        assertThat(results)
                .hasSize(4)
                .allSatisfy(result -> assertThat(result.get("status").asText()).isEqualTo("400"));
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void anOperationThatCannotBeReadIsRefusedByItselfAndTheOthersAreDone() throws Exception {
        String id = tenant.user("{userName:'kept'}");
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "",
                                post("/Users", "a", "userName:'ann'"),
                                "{method:'DELETE',path:'/Users/a\\u0000b'}",
                                "{method:'DELETE',path:'/Users/" + id + "',version:999}",
                                "{method:'DELETE',path:'/Users/" + id + "',version:''}",
                                "{method:'DELETE',path:'/Users/" + id + ";x'}",
                                "{method:'DELETE',path:7}",
                                post("/Users", "b", "userName:'bea'")))
                .get("Operations");
        assertThat(results)
                .extracting(result -> result.get("status").asText())
                .containsExactly("201", "400", "400", "400", "404", "400", "201");
        tenant.get("/Users/" + id);
    }

    @Test
    @Rfc7644({"3.7-07", "3.7-08", "3.7.3-03", "3.7.3-04"})
    void whatFailsIsToldAsByTheSingleRequest() throws Exception {
        tenant.user("{userName:'ann'}");
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "",
                                post("/Users", "a", "userName:'ann'"),
                                post("/Users", "b", "userName:'bea'"),
                                post("/Users", "c", "title:'Guide'"),
                                "{method:'DELETE',path:'/Users/1'}"))
                .get("Operations");
        assertThat(results)
                .extracting(result -> result.get("status").asText())
                .containsExactly("409", "201", "400", "404");
        assertThat(answer(200, tenant.task("activity-list", "{limit:4}")).get("items"))
                .extracting(line -> line.get("trace").toString())
                .satisfiesExactly(
                        deleted -> assertThat(deleted).endsWith("\"answered 404\"]"),
                        unnamed -> assertThat(unnamed).endsWith("\"answered 400\"]"),
                        created -> assertThat(created).endsWith("\"answered 201\"]"),
                        taken -> assertThat(taken).endsWith("\"answered 409\"]"));
        assertThat(results)
                .extracting(result -> result.at("/response/scimType").asText())
                .containsExactly("uniqueness", "", "invalidValue", "");
        for (JsonNode result : results) {
            if (!result.get("status").asText().startsWith("2")) {
                JsonNode error = result.get("response");
                assertThat(error.get("schemas").get(0).asText()).isEqualTo(MESSAGES + "Error");
                assertThat(error.get("status")).isEqualTo(result.get("status"));
                assertThat(error.get("detail").asText()).isNotBlank();
            }
        }
    }

    @Test
    @Rfc7644({"3.7-09", "3.7-11", "3.7.3-01"})
    void failuresKeepNothingElseFromBeingDone() throws Exception {
        tenant.user("{userName:'ann'}");
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "",
                                post("/Users", "a", "userName:'ann'"),
                                post("/Users", "b", "userName:'bea'"),
                                "{method:'BREW'}",
                                "{method:'DELETE',path:'/Users/1'}",
                                post("/Users", "c", "userName:'cleo'")))
                .get("Operations");
        assertThat(results).hasSize(5);
        assertThat(ScimTenant.texts(tenant.get("/Users"), "userName")).containsExactly("ann", "bea", "cleo");
    }

    @Test
    @Rfc7644("3.7-11")
    void failuresUpToTheLimitAreDisregarded() throws Exception {
        tenant.user("{userName:'ann'}");
        String taken = post("/Users", "a", "userName:'ann'");
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "failOnErrors:2,",
                                taken,
                                post("/Users", "b", "userName:'bea'"),
                                taken.replace("'a'", "'c'"),
                                post("/Users", "d", "userName:'dora'")))
                .get("Operations");
        assertThat(results).extracting(result -> result.get("status").asText()).containsExactly("409", "201", "409");
        assertThat(ScimTenant.texts(tenant.get("/Users"), "userName")).containsExactly("ann", "bea");
    }

    @Test
    @Rfc7644({"3.7.2-01", "3.7.2-02"})
    void aBulkIdStandsForWhatItsPostMakes() throws Exception {
        String extension = "'" + ENTERPRISE + "':{manager:{value:'bulkId:ann'}}";
        answer(
                200,
                tenant.bulk(
                        "",
                        post(
                                "/Groups",
                                "team",
                                "displayName:'team',members:[{value:'bulkId:ann'},{value:'bulkId:bea'}]"),
                        post("/Users", "ann", "userName:'ann'"),
                        post("/Users", "bea", "userName:'bea'," + extension),
                        "{method:'PATCH',path:'/Users/bulkId:ann',data:{Operations:["
                                + "{op:'add',path:'title',value:'Guide'}]}}"));
        JsonNode people = tenant.get("/Users").get("Resources");
        JsonNode ann = people.get(0);
        assertThat(ann.get("title").asText()).isEqualTo("Guide");
        assertThat(people.get(1).get(ENTERPRISE).at("/manager/value")).isEqualTo(ann.get("id"));
        JsonNode members = tenant.get("/Groups").at("/Resources/0/members");
        assertThat(members)
                .extracting(member -> member.get("value"))
                .containsExactlyInAnyOrder(ann.get("id"), people.get(1).get("id"));
    }

    @Test
    @Rfc7644({"3.7.4-01", "3.7.4-02", "3.7.4-03"})
    void aRequestBeyondALimitIsToldWhichOne() throws Exception {
        JsonNode limits = tenant.get("/ServiceProviderConfig").get("bulk");
        int operations = limits.get("maxOperations").asInt();
        int payload = limits.get("maxPayloadSize").asInt();
        assertThat(operations).isPositive();
        assertThat(payload).isEqualTo(1 << 20);
        List<String> many = Collections.nCopies(operations + 1, "{method:'DELETE',path:'/Users/1'}");
        JsonNode tooMany = refused(413, "", tenant.bulk("", many.toArray(String[]::new)));
        assertThat(tooMany.get("detail").asText()).contains("maxOperations").contains("" + operations);
        String large = post("/Users", "a", "userName:'ann',title:'" + "x".repeat(payload) + "'");
        JsonNode tooLarge = refused(413, "", tenant.bulk("", large));
        assertThat(tooLarge.get("detail").asText()).contains("maxPayloadSize");
        assertThat(tenant.get("/Users").get("totalResults").asInt()).isZero();
    }

    private static String post(String path, String bulkId, String data) {
        return "{method:'POST',path:'" + path + "',bulkId:'" + bulkId + "',data:{" + data + "}}";
    }

    @Test
    @Rfc7644({"3.7-02", "3.7-03", "3.7-06", "3.7.3-02"})
    void everyResultSaysWhichOperationItIsOf() throws Exception {
        String ann = tenant.user("{userName:'ann'}");
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "",
                                "{method:'POST',bulkId:'a',path:'/Users'}",
                                "{method:'POST',bulkId:'b',path:'/Users',data:{userName:'bea'}}",
                                "{method:'PUT',path:'/Users/" + ann + "'}",
                                "{method:'PATCH',path:'/Users/" + ann + "',data:{}}",
                                "{method:'DELETE',path:'/Users/1'}",
                                "{method:'DELETE',path:'/Users/" + ann + "'}"))
                .get("Operations");
        assertThat(results)
                .extracting(result -> result.path("method").asText())
                .containsExactly("POST", "POST", "PUT", "PATCH", "DELETE", "DELETE");
        assertThat(results)
                .extracting(result -> result.path("bulkId").asText())
                .containsExactly("a", "b", "", "", "", "");
        assertThat(results.get(0).has("location")).isFalse();
        assertThat(results.get(1).get("location").asText()).contains("/Users/");
        for (int i : List.of(2, 3, 5)) {
            assertThat(results.get(i).path("location").asText()).endsWith("/Users/" + ann);
        }
        assertThat(results.get(4).path("location").asText()).endsWith("/Users/1");
    }

    @Test
    @Rfc7644("3.7-12")
    void whatACircleHasMadeComesBackWithItsBulkId() throws Exception {
        String user = "{method:'POST',path:'/Users',bulkId:'%s',data:{userName:'%1$s','" + ScimTenant.ENTERPRISE
                + "':{manager:{value:'bulkId:%s'}}}}";
        JsonNode results = answer(200, tenant.bulk("", user.formatted("a", "b"), user.formatted("b", "a")))
                .get("Operations");
        assertThat(results).extracting(result -> result.path("bulkId").asText()).containsExactly("a", "b");
        assertThat(results).extracting(result -> result.path("method").asText()).containsOnly("POST");
        assertThat(tenant.get("/Users").get("Resources")).hasSize(2);
        for (JsonNode made : tenant.get("/Users").get("Resources")) {
            assertThat(results)
                    .filteredOn(result -> result.get("bulkId").equals(made.get("userName")))
                    .singleElement()
                    .matches(result -> result.path("location").equals(made.at("/meta/location")));
        }
    }

    @Test
    @Rfc7644("3.7-13")
    void whatStandsBeforeTheLastErrorThatIsTakenIsDone() throws Exception {
        tenant.user("{userName:'ann'}");
        String rest = "{method:'POST',path:'/Users',bulkId:'%s',data:{userName:'%1$s'}}";
        JsonNode results = answer(
                        200,
                        tenant.bulk(
                                "failOnErrors:2,",
                                rest.formatted("bea"),
                                rest.formatted("ann"),
                                rest.formatted("cleo"),
                                "{method:'BREW',path:'/Users'}",
                                rest.formatted("dora")))
                .get("Operations");
        assertThat(results)
                .extracting(result -> result.get("status").asText())
                .containsExactly("201", "409", "201", "400");
        assertThat(ScimTenant.texts(tenant.get("/Users"), "userName")).containsExactly("ann", "bea", "cleo");
    }
}
