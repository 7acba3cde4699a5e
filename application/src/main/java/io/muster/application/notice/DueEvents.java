package io.muster.application.notice;

import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events that admins are told of and were not told of yet. */
public interface DueEvents {
    /** Of all tenants, those of one together and in their order. */
    List<Due> due(int limit);

    /** If it is still due and nobody else is at it; keeps everybody from it until the unit of work ends. */
    Optional<DueEvent> take(Due due);

    void told(Due due);

    /** Telling it has failed; after the third time it is parked, and due no more. */
    void setBack(Due due);

    /** Which event is due. */
    record Due(TenantId tenant, UUID event) {}

    /**
     * An event as the outbox has it.
     *
     * @param type such as {@code token.expires_soon}
     * @param attributes those that it left; of a list its values
     */
    record DueEvent(String type, String subject, Map<String, List<String>> attributes) {}
}
