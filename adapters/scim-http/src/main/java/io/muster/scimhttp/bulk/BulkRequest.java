package io.muster.scimhttp.bulk;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.scimhttp.message.MessageMembers;
import io.muster.scimhttp.message.ScimDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * RFC 7644 §3.7.
 *
 * @param operations as JSON has them; each is read when its turn comes
 * @param failOnErrors after how many errors to stop
 */
record BulkRequest(List<?> operations, int failOnErrors) {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    /** Refused: INVALID_SYNTAX, INVALID_VALUE, TOO_LARGE. */
    static BulkRequest read(@Nullable ScimDocument body, Limits limits) {
        if (body == null) {
            throw Refusal.invalidSyntax("The request has no body; send a message whose schemas name " + SCHEMA + ".");
        }
        Map<String, Object> members = MessageMembers.anyCase(body.members());
        MessageMembers.requireSchema(members.get("schemas"), SCHEMA, "a bulk request");
        if (!(members.get("operations") instanceof List<?> operations) || operations.isEmpty()) {
            throw Refusal.invalidSyntax("A bulk request needs \"Operations\": a list of one or more operations.");
        }
        if (operations.size() > limits.bulkOperations()) {
            throw Refusal.tooLarge(
                    "The request has " + operations.size() + " operations; at most " + limits.bulkOperations()
                            + " are taken in one (maxOperations, set as bulkOperations). Send them in several.");
        }
        Object limit = Optional.ofNullable(members.get("failonerrors")).orElse(Integer.MAX_VALUE);
        if (!(limit instanceof Integer failOnErrors) || failOnErrors < 1) {
            throw Refusal.invalidValue("failOnErrors", "must be a whole number from 1");
        }
        return new BulkRequest(operations, failOnErrors);
    }
}
