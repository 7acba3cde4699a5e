package io.muster.scimhttp.bulk;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.domain.Refusal;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /Bulk} (RFC 7644 §3.7). Each operation is a transaction of its own, through the doors of single requests. They run in their
 * order, but for those that refer to one that comes later; the answer has them in the order of the request.
 */
@Path("/scim/v2/Bulk")
@Produces(ScimMedia.SCIM_JSON)
@Consumes(ScimMedia.SCIM_JSON)
public final class BulkResource {
    public static final int MAX_OPERATIONS = BulkRequest.MAX_OPERATIONS;

    /** Kept while the body is read, by the limit of all bodies but those of groups. */
    public static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final BulkDoors doors;

    @Inject
    public BulkResource(BulkDoors doors) {
        this.doors = doors;
    }

    @POST
    public ScimDocument bulk(
            @Auth Caller caller, @Context ContainerRequestContext request, @Nullable ScimDocument body) {
        BulkRequest bulk = BulkRequest.read(body);
        List<Map<String, Object>> results = new Run(caller, request, bulk).results();
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("schemas", List.of(SCHEMA));
        response.put("Operations", results);
        return new ScimDocument(response);
    }

    /** One request. */
    private final class Run {
        private final Caller caller;
        private final ContainerRequestContext request;
        private final BulkRequest bulk;
        private final BulkReferences references = new BulkReferences();
        private final Map<Integer, Map<String, Object>> results = new HashMap<>();
        private int errors;

        Run(Caller caller, ContainerRequestContext request, BulkRequest bulk) {
            this.caller = caller;
            this.request = request;
            this.bulk = bulk;
        }

        List<Map<String, Object>> results() {
            Map<Integer, BulkOperation> waiting = readable();
            while (!waiting.isEmpty() && errors < bulk.failOnErrors()) {
                Optional<Map.Entry<Integer, BulkOperation>> ready = next(waiting);
                if (ready.isPresent()) {
                    waiting.remove(ready.get().getKey());
                    run(ready.get().getKey(), ready.get().getValue());
                } else {
                    breakCircle(waiting);
                }
            }
            List<Map<String, Object>> inOrder = new ArrayList<>();
            for (int i = 0; i < bulk.operations().size(); i++) {
                Optional.ofNullable(results.get(i)).ifPresent(inOrder::add);
            }
            return inOrder;
        }

        private Map<Integer, BulkOperation> readable() {
            Map<Integer, BulkOperation> readable = new LinkedHashMap<>();
            Set<String> bulkIds = new HashSet<>();
            for (int i = 0; i < bulk.operations().size() && errors < bulk.failOnErrors(); i++) {
                try {
                    BulkOperation operation =
                            BulkOperation.read(bulk.operations().get(i));
                    if (operation.bulkId().isPresent()
                            && !bulkIds.add(operation.bulkId().get())) {
                        throw Refusal.invalidValue("bulkId", "is given to two operations; give each its own");
                    }
                    readable.put(i, operation);
                } catch (Refusal refusal) {
                    keep(i, doors.refused(caller, request, Optional.empty(), refusal));
                }
            }
            return readable;
        }

        /** The first that refers to none that is still to come. */
        private Optional<Map.Entry<Integer, BulkOperation>> next(Map<Integer, BulkOperation> waiting) {
            Set<String> toCome = new HashSet<>();
            waiting.values().forEach(operation -> operation.bulkId().ifPresent(toCome::add));
            return waiting.entrySet().stream()
                    .filter(entry -> references.open(entry.getValue()).stream().noneMatch(toCome::contains))
                    .findFirst()
                    .map(Map.Entry::copyOf);
        }

        /** Makes the first of the circle without what it refers to, and lets a PUT bring it once the others are there. */
        private void breakCircle(Map<Integer, BulkOperation> waiting) {
            Map.Entry<Integer, BulkOperation> first = waiting.entrySet().stream()
                    .filter(entry -> entry.getValue().method().equals("POST"))
                    .findFirst()
                    .map(Map.Entry::copyOf)
                    .orElseThrow();
            BulkOperation operation = first.getValue();
            waiting.remove(first.getKey());
            run(first.getKey(), references.withoutOpen(operation));
            String made = "bulkId:" + operation.bulkId().orElseThrow();
            if (references.isResolved(operation.bulkId().orElseThrow())) {
                waiting.put(
                        first.getKey(),
                        new BulkOperation(
                                "PUT",
                                Optional.empty(),
                                operation.endpoint(),
                                Optional.of(made),
                                Optional.empty(),
                                operation.data()));
            }
        }

        private void run(int index, BulkOperation operation) {
            @Nullable Map<String, Object> before = results.get(index);
            Map<String, Object> result;
            try {
                result = doors.run(caller, request, references.resolved(operation), references);
            } catch (Refusal refusal) {
                result = doors.refused(caller, request, Optional.of(operation), refusal);
            }
            if (before == null || result.containsKey("response")) {
                keep(index, result);
            } else {
                before.put(
                        "version",
                        result.get("version")); // the second half of a circle: still the POST that was asked for
            }
        }

        private void keep(int index, Map<String, Object> result) {
            results.put(index, result);
            if (result.containsKey("response")) {
                errors++;
            }
        }
    }
}
