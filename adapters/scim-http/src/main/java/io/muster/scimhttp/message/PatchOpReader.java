package io.muster.scimhttp.message;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.patch.PatchOp;
import io.muster.domain.patch.PatchOperation;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.schema.ResourceType;
import io.muster.scimhttp.idp.IdpHabits;
import io.muster.scimhttp.idp.RawOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a PatchOp document (RFC 7644 §3.5.2) to what the domain applies. Refused: INVALID_SYNTAX, INVALID_PATH, INVALID_VALUE,
 * NO_TARGET, MUTABILITY, TOO_LARGE.
 */
public final class PatchOpReader {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private PatchOpReader() {}

    public static PatchRequest read(@Nullable ScimDocument body, ResourceType type, Limits limits, Trace trace) {
        Map<String, Object> members =
                MessageMembers.anyCase(ResourceReader.required(body).members());
        MessageMembers.requireSchema(members.get("schemas"), SCHEMA, "a PATCH");
        if (!(members.get("operations") instanceof List<?> given) || given.isEmpty()) {
            throw Refusal.invalidSyntax("A PATCH needs \"Operations\": a list of one or more operations.");
        }
        PatchRequest.requireCount(given.size(), limits);
        List<PatchOperation> operations = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                IdpHabits.operations(type, raw(given.get(i)), trace)
                        .forEach(raw -> operations.add(operation(raw, type, limits)));
            } catch (Refusal refusal) {
                throw refusal.at("Operations[" + i + "]");
            }
        }
        return new PatchRequest(type, operations, limits);
    }

    private static RawOperation raw(Object given) {
        if (!(given instanceof Map<?, ?> object)) {
            throw Refusal.invalidSyntax("An operation is an object with op, path and value.");
        }
        Map<String, Object> members = MessageMembers.anyCase(object);
        if (!(members.get("op") instanceof String op)) {
            throw Refusal.invalidSyntax("An operation needs \"op\": add, remove or replace.");
        }
        if ((op.equalsIgnoreCase("add") || op.equalsIgnoreCase("replace")) && !members.containsKey("value")) {
            throw Refusal.invalidValue(
                    "value", "is missing; add and replace need one, which is null to clear the attribute");
        }
        Object path = members.get("path");
        if (path != null && !(path instanceof String)) {
            throw Refusal.invalidPath("A path is text.");
        }
        Optional<String> text = Optional.ofNullable((String) path).filter(given0 -> !given0.isEmpty());
        return new RawOperation(op, text, members.get("value"), PatchOperation.MissingElement.REFUSE);
    }

    private static PatchOperation operation(RawOperation raw, ResourceType type, Limits limits) {
        PatchOp op = Arrays.stream(PatchOp.values())
                .filter(known -> known.keyword().equals(raw.op()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidSyntax("\"op\" must be add, remove or replace."));
        PatchOperation operation = new PatchOperation(
                op, raw.path().map(path -> PatchPath.parse(path, type, limits)), raw.value(), raw.missing());
        operation.requireShape(); // before its target is looked up, so that a wrong request is answered so wherever it
        // goes
        return operation;
    }
}
