package io.muster.scimhttp.error;

import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error as the protocol has it (RFC 7644 §3.12). The detail is what an IT admin reads in the IdP. */
public final class ScimError {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final int MAX_DETAIL = 300;

    private ScimError() {}

    /** @param reference by which the request is found again in the log and the activity list */
    public static Response response(ScimStatus status, String detail, String reference) {
        return Response.status(status.code())
                .type(ScimMedia.SCIM_JSON_TYPE)
                .entity(document(status, detail, reference))
                .build();
    }

    public static ScimDocument document(ScimStatus status, String detail, String reference) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", List.of(SCHEMA));
        members.put("status", Integer.toString(status.code()));
        status.scimType().ifPresent(type -> members.put("scimType", type));
        members.put("detail", withReference(detail, reference));
        return new ScimDocument(members);
    }

    private static String withReference(String detail, String reference) {
        String suffix = " [" + reference + "]";
        int room = MAX_DETAIL - suffix.length();
        return (detail.length() <= room ? detail : detail.substring(0, room - 1) + "…") + suffix;
    }
}
