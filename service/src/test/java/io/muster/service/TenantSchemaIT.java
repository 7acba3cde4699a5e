package io.muster.service;

import static io.muster.service.ScimTenant.answer;
import static io.muster.service.ScimTenant.names;
import static io.muster.service.ScimTenant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A schema that a tenant adds, from the task that saves it to the requests that use it. */
@ExtendWith(SharedService.class)
class TenantSchemaIT {
    private static final String BADGE = "urn:example:params:scim:schemas:extension:badge:2.0:User";
    private static final String SCHEMA = """
            {schema:{id:'%s',name:'Badge',attributes:[
                {name:'number',uniqueness:'server',required:true},
                {name:'colour',canonicalValues:['red','blue']},
                {name:'issuedBy',mutability:'immutable'},
                {name:'pin',mutability:'writeOnly',returned:'never'},
                {name:'note',returned:'request'},
                {name:'doors',type:'complex',multiValued:true,subAttributes:[{name:'value'},{name:'level',type:'integer'}]}
            ]}}""".formatted(BADGE);
    private static final String ANN = "{userName:'ann','" + BADGE + "':{%s}}";

    private final ScimTenant tenant;

    TenantSchemaIT(ScimTenant tenant) {
        this.tenant = tenant;
    }

    @BeforeEach
    void saveSchema() throws Exception {
        answer(200, tenant.task("schema-save", SCHEMA));
    }

    @Test
    void isInDiscovery() throws Exception {
        assertThat(tenant.get("/Schemas/" + BADGE)
                        .at("/attributes/0/uniqueness")
                        .asText())
                .isEqualTo("server");
        assertThat(tenant.get("/ResourceTypes/User").at("/schemaExtensions"))
                .extracting(extension -> extension.get("schema").asText())
                .containsExactly(ScimTenant.ENTERPRISE, BADGE);
        assertThat(tenant.get("/Schemas").get("totalResults").asInt()).isEqualTo(4);
    }

    @Test
    void isWrittenReadPatchedAndFiltered() throws Exception {
        JsonNode ann = tenant.create("/Users", ANN.formatted("number:'A1',doors:[{value:'North',level:1}]"));
        assertThat(ann.get("schemas")).extracting(JsonNode::asText).contains(BADGE);
        String path = "/Users/" + ann.get("id").asText();
        JsonNode patched = answer(
                200,
                tenant.patch(
                        path,
                        "{op:'add',path:'" + BADGE + ":doors',value:[{value:'South',level:2}]}",
                        "{op:'replace',path:'" + BADGE + ":doors[value eq \\\"North\\\"].level',value:7}",
                        "{op:'add',value:{'" + BADGE + "':{colour:'red'}}}"));
        assertThat(patched.get(BADGE))
                .isEqualTo(ScimTenant.json(
                        "{number:'A1',colour:'red',doors:[{value:'North',level:7},{value:'South',level:2}]}"));
        assertThat(tenant.found("/Users", BADGE + ":doors[value eq \"south\" and level lt 3]", "userName"))
                .containsExactly("ann");
        assertThat(tenant.get(path + "?attributes=" + BADGE + ":colour").get(BADGE))
                .isEqualTo(ScimTenant.json("{colour:'red'}"));
    }

    @Test
    void isKeptInEachCharacteristic() throws Exception {
        refused(400, "invalidValue", tenant.send("POST", "/Users", ANN.formatted("colour:'red'")));
        refused(400, "invalidValue", tenant.send("POST", "/Users", ANN.formatted("number:'A1',colour:'green'")));
        JsonNode ann = tenant.create("/Users", ANN.formatted("number:'A1',issuedBy:'x',pin:'1234',note:'left-handed'"));
        String path = "/Users/" + ann.get("id").asText();
        assertThat(names(ann.get(BADGE))).containsExactlyInAnyOrder("number", "issuedBy");
        assertThat(names(tenant.get(path + "?attributes=" + BADGE + ":note," + BADGE + ":pin")
                        .get(BADGE)))
                .containsExactly("note");
        refused(400, "mutability", tenant.patch(path, "{op:'replace',path:'" + BADGE + ":issuedBy',value:'y'}"));
        refused(400, "mutability", tenant.patch(path, "{op:'remove',path:'" + BADGE + ":number'}"));
        refused(400, "mutability", tenant.send("PUT", path, ANN.formatted("number:'A1',issuedBy:'y'")));
        assertThat(tenant.ok("PUT", path, ANN.formatted("number:'A2'"))
                        .at("/" + BADGE + "/issuedBy")
                        .asText())
                .isEqualTo("x");
        refused(400, "invalidFilter", tenant.filter("/Users", BADGE + ":pin sw \"1\""));
        String ben = "{userName:'ben','" + BADGE + "':{number:'%s'}}";
        refused(409, "uniqueness", tenant.send("POST", "/Users", ben.formatted("a2")));
        tenant.create("/Users", ben.formatted("A1"));
    }

    @Test
    void staysWhileItIsInUse() throws Exception {
        String path = "/Users/" + tenant.user(ANN.formatted("number:'A1'"));
        String delete = "{schema:'" + BADGE + "'}";
        assertThat(tenant.task("schema-delete", delete).statusCode()).isEqualTo(409);
        answer(200, tenant.patch(path, "{op:'remove',path:'" + BADGE + "'}"));
        answer(200, tenant.task("schema-delete", delete));
        assertThat(tenant.get("/Schemas").get("totalResults").asInt()).isEqualTo(3);
    }

    @Test
    void isRefusedWhereItMakesNoSense() throws Exception {
        assertThat(answer(400, tenant.task("schema-save", "{schema:{id:'badge'}}"))
                        .get("error")
                        .asText())
                .startsWith("id must be a URN");
        answer(400, tenant.task("schema-save", "{schema:'text'}"));
        answer(400, tenant.task("schema-save", "{}"));
        answer(
                409,
                tenant.task(
                        "schema-save",
                        SCHEMA.replace("{name:'number',", "{name:'number',type:'integer'," + "uniqueness:'none',")
                                .replace("uniqueness:'server',", "")));
    }
}
