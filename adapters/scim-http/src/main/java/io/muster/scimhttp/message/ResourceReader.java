package io.muster.scimhttp.message;

import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.ResourceType;
import io.muster.scimhttp.idp.IdpHabits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource on its way in: the body of a POST or PUT, without the habits of IdPs. Refused: INVALID_SYNTAX, INVALID_VALUE. */
public final class ResourceReader {
    private ResourceReader() {}

    public static ComplexValue read(@Nullable ScimDocument body, ResourceType type, Trace trace) {
        return ValueReader.readResource(type, document(body, type, trace));
    }

    /** The body itself, without the habits of IdPs. */
    public static Map<String, ?> document(@Nullable ScimDocument body, ResourceType type, Trace trace) {
        return IdpHabits.document(type, required(body).members(), trace);
    }

    static ScimDocument required(@Nullable ScimDocument body) {
        if (body == null) {
            throw Refusal.invalidSyntax("The request has no body; send a JSON object.");
        }
        return body;
    }
}
