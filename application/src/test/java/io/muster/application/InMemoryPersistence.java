package io.muster.application;

import io.muster.application.activity.Audit;
import io.muster.application.activity.InMemoryActivityLog;
import io.muster.application.event.RecordingOutbox;
import io.muster.application.group.InMemoryGroupRepository;
import io.muster.application.schema.InMemorySchemaRepository;
import io.muster.application.tenant.InMemoryTenantRepository;
import io.muster.application.token.InMemoryOAuthClientRepository;
import io.muster.application.token.InMemoryTokenRepository;
import io.muster.application.user.InMemoryUserRepository;

/** A fake of each output port, and the unit of work that they share. */
public final class InMemoryPersistence {
    public final InMemoryUserRepository users = new InMemoryUserRepository();
    public final InMemoryGroupRepository groups = new InMemoryGroupRepository(users);
    public final InMemoryTenantRepository tenants = new InMemoryTenantRepository();
    public final InMemorySchemaRepository schemas = new InMemorySchemaRepository();
    public final InMemoryOAuthClientRepository clients = new InMemoryOAuthClientRepository();
    public final InMemoryTokenRepository tokens = new InMemoryTokenRepository(tenants, clients);
    public final RecordingOutbox outbox = new RecordingOutbox();
    public final InMemoryActivityLog activities = new InMemoryActivityLog();
    public final Audit audit = new Audit(outbox, activities);
    public final UnitOfWork unitOfWork =
            new InMemoryUnitOfWork(users, groups, tenants, schemas, clients, tokens, outbox, activities);
}
