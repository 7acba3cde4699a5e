package io.muster.scimhttp.bulk;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.domain.Refusal;
import io.muster.domain.group.GroupMember;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import io.muster.scimhttp.rate.RequestRates;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code /Bulk} (RFC 7644 §3.7). Each operation is a transaction of its own, through the doors of single requests. They run in their
 * order, but for those that refer to one that comes later; the answer has them in the order of the request.
 */
@Path("/scim/v2/Bulk")
@Produces(ScimMedia.SCIM_JSON)
@Consumes(ScimMedia.SCIM_JSON)
public final class BulkResource {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final BulkDoors doors;
    private final RequestRates rates;

    @Inject
    public BulkResource(BulkDoors doors, RequestRates rates) {
        this.doors = doors;
        this.rates = rates;
    }

    @POST
    public ScimDocument bulk(
            @Auth Caller caller, @Context ContainerRequestContext request, @Nullable ScimDocument body) {
        BulkRequest bulk = BulkRequest.read(body, caller.limits());
        rates.take(caller, bulk.operations().size());
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
        private final Map<Integer, BulkOperation> waiting;
        private final Map<Integer, BulkResult> results = new TreeMap<>();
        private int errors;

        Run(Caller caller, ContainerRequestContext request, BulkRequest bulk) {
            this.caller = caller;
            this.request = request;
            this.bulk = bulk;
            this.waiting = operations(bulk);
        }

        List<Map<String, Object>> results() {
            while (!waiting.isEmpty() && errors < bulk.failOnErrors()) {
                Optional<Map.Entry<Integer, BulkOperation>> ready = ready();
                if (ready.isPresent()) {
                    waiting.remove(ready.get().getKey());
                    BulkResult result = run(ready.get().getValue());
                    if (result.isError() && results.containsKey(ready.get().getKey())) {
                        run(ready.get().getValue().takenBack());
                    }
                    keep(ready.get().getKey(), result);
                } else if (!refuseMemberCircles()) {
                    breakCircle();
                }
            }
            return results.values().stream().map(BulkResult::members).toList();
        }

        private static Map<Integer, BulkOperation> operations(BulkRequest bulk) {
            Map<Integer, BulkOperation> operations = new LinkedHashMap<>();
            Set<String> bulkIds = new HashSet<>();
            for (int i = 0; i < bulk.operations().size(); i++) {
                BulkOperation operation = BulkOperation.read(bulk.operations().get(i));
                boolean doubled =
                        operation.bulkId().filter(id -> !bulkIds.add(id)).isPresent();
                operations.put(
                        i,
                        doubled
                                ? operation.with(
                                        Refusal.invalidValue("bulkId", "is given to two operations; give each its own"))
                                : operation);
            }
            return operations;
        }

        /** The first that refers to none that is still to be made. */
        private Optional<Map.Entry<Integer, BulkOperation>> ready() {
            Set<String> toCome = new HashSet<>();
            waiting.values().stream()
                    .filter(BulkOperation::isCreation)
                    .forEach(operation -> operation.bulkId().ifPresent(toCome::add));
            return waiting.entrySet().stream()
                    .filter(entry -> entry.getValue().problem().isPresent()
                            || references.open(entry.getValue()).stream().noneMatch(toCome::contains))
                    .findFirst()
                    .map(Map.Entry::copyOf);
        }

        /** Groups that contain each other are refused before any of them is made; false if there are none. */
        private boolean refuseMemberCircles() {
            Set<String> circles = MemberCircles.among(waiting.values(), references);
            for (Map.Entry<Integer, BulkOperation> entry : List.copyOf(waiting.entrySet())) {
                BulkOperation operation = entry.getValue();
                if (operation.isCreation()
                        && operation.bulkId().filter(circles::contains).isPresent()
                        && errors < bulk.failOnErrors()) {
                    waiting.remove(entry.getKey());
                    keep(entry.getKey(), doors.refused(caller, request, operation, GroupMember.inItself()));
                }
            }
            return !circles.isEmpty();
        }

        /** Makes the first of a circle without what it refers to; a PUT brings that once the others are there. */
        private void breakCircle() {
            Map.Entry<Integer, BulkOperation> first = waiting.entrySet().stream()
                    .filter(entry -> entry.getValue().isCreation())
                    .findFirst()
                    .map(Map.Entry::copyOf)
                    .orElseThrow(); // what waits, waits for one that is to be made
            BulkOperation operation = first.getValue();
            waiting.remove(first.getKey());
            keep(first.getKey(), run(references.withoutOpen(operation)));
            operation
                    .bulkId()
                    .flatMap(references::idOf)
                    .ifPresent(id -> waiting.put(first.getKey(), operation.completion(id)));
        }

        private BulkResult run(BulkOperation operation) {
            try {
                operation.problem().ifPresent(problem -> {
                    throw problem;
                });
                return doors.run(caller, request, references.resolved(operation), references);
            } catch (Refusal refusal) {
                return doors.refused(caller, request, operation, refusal);
            } catch (RuntimeException problem) {
                return doors.failed(caller, request, operation, problem);
            }
        }

        private void keep(int index, BulkResult result) {
            results.merge(index, result, BulkResult::completedBy);
            if (result.isError()) {
                errors++;
            }
        }
    }
}
