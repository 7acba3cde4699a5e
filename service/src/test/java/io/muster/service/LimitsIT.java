package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits are what the settings say, and what is past one is told which. */
class LimitsIT {
    private static ServiceProcess service;
    private static ScimTenant tenant;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        service = ServiceProcess.serve(
                folder,
                Map.ofEntries(
                        Map.entry("LIMIT_FILTER_LENGTH", "80"),
                        Map.entry("LIMIT_FILTER_DEPTH", "2"),
                        Map.entry("LIMIT_FILTER_TERMS", "5"),
                        Map.entry("LIMIT_PATH_LENGTH", "64"),
                        Map.entry("LIMIT_PATCH_OPERATIONS", "2"),
                        Map.entry("LIMIT_MEMBERS", "2"),
                        Map.entry("LIMIT_PAGE_SIZE", "2"),
                        Map.entry("LIMIT_BULK_OPERATIONS", "2"),
                        Map.entry("LIMIT_MEMBERS_IN_PATCH_ANSWER", "0"),
                        Map.entry("LIMIT_BODY_BYTES", "2048"),
                        Map.entry("LIMIT_RESOURCE_BYTES", "1500"),
                        Map.entry("LIMIT_PAGE_BYTES", "1024")));
        tenant = new ScimTenant(service, "acme", service.tenant("acme"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void ofFiltersHold() throws Exception {
        answer(200, tenant.filter("/Users", "((id pr)) and id pr and id pr"));
        refused(400, "filterLength", tenant.filter("/Users", "userName eq \"" + "x".repeat(80) + "\""));
        refused(400, "filterDepth", tenant.filter("/Users", "(((id pr)))"));
        refused(400, "filterTerms", tenant.filter("/Users", "id pr or id pr or id pr or id pr or id pr or id pr"));
    }

    @Test
    void ofPatchesHold() throws Exception {
        String path = "/Users/" + tenant.user("{userName:'ann'}");
        String title = "{op:'replace',path:'title',value:'%s'}";
        answer(200, tenant.patch(path, title.formatted("a"), title.formatted("b")));
        refused(
                413,
                "patchOperations",
                tenant.patch(path, title.formatted("a"), title.formatted("b"), title.formatted("c")));
        refused(
                400,
                "pathLength",
                tenant.patch(path, "{op:'remove',path:'emails[value eq \\\"" + "x".repeat(64) + "\\\"]'}"));
    }

    @Test
    void ofMembersHold() throws Exception {
        String one = tenant.user("{userName:'one'}");
        String two = tenant.user("{userName:'two'}");
        String path = "/Groups/" + tenant.group("team", one, two);
        String add = "{op:'add',path:'members',value:[{value:'" + one + "'},{value:'" + two + "'}%s]}";
        assertThat(tenant.patch(path, add.formatted("")).statusCode()).isEqualTo(204);
        refused(413, "members", tenant.patch(path, add.formatted(",{value:'" + one + "'}")));
    }

    @Test
    void ofPagesAndBulkHoldAndAreInTheConfiguration() throws Exception {
        for (String name : new String[] {"a", "b", "c"}) {
            tenant.user("{userName:'page-" + name + "'}");
        }
        assertThat(tenant.get("/Users?count=9&filter=userName%20sw%20%22page-%22")
                        .get("Resources"))
                .hasSize(2);
        String delete = "{method:'DELETE',path:'/Users/1'}";
        refused(413, "bulkOperations", tenant.bulk("", delete, delete, delete));
        assertThat(tenant.get("/ServiceProviderConfig").at("/filter/maxResults").asInt())
                .isEqualTo(2);
        assertThat(tenant.get("/ServiceProviderConfig")
                        .at("/bulk/maxOperations")
                        .asInt())
                .isEqualTo(2);
        assertThat(tenant.get("/ServiceProviderConfig")
                        .at("/bulk/maxPayloadSize")
                        .asInt())
                .isEqualTo(2048);
    }

    @Test
    void ofBytesHold() throws Exception {
        String large = "{userName:'large-%d',title:'" + "x".repeat(1200) + "'}";
        String filter = "?filter=userName%20sw%20%22large-%22";
        for (int i = 0; i < 2; i++) {
            tenant.user(large.formatted(i));
        }
        assertThat(tenant.get("/Users" + filter).get("itemsPerPage").asInt()).isEqualTo(1);
        assertThat(tenant.get("/Users" + filter).get("totalResults").asInt()).isEqualTo(2);
        assertThat(tenant.get("/Users" + filter + "&startIndex=2")
                        .at("/Resources/0/userName")
                        .asText())
                .isEqualTo("large-1");
        assertThat(tenant.get(filter).get("itemsPerPage").asInt()).isEqualTo(1);
        refused(413, "resourceBytes", tenant.send("POST", "/Users", "{userName:'a',title:'" + "x".repeat(1700) + "'}"));
    }

    @Test
    void ofBodiesHold() throws Exception {
        refused(413, "bodyBytes", tenant.send("POST", "/Users", "{userName:'" + "x".repeat(2048) + "'}"));
    }

    private static void refused(int status, String limit, HttpResponse<String> response) throws Exception {
        assertThat(answer(status, response).get("detail").asText()).contains(limit);
    }
}
