package io.muster.application.schema;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ExtensionRules;
import io.muster.domain.schema.SchemaEvent;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The tenant's row is locked meanwhile, so that of two changes at once the second sees the first. */
public final class SchemaAdministrationService implements SchemaAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final SchemaRepository schemas;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public SchemaAdministrationService(
            UnitOfWork unitOfWork, TenantRepository tenants, SchemaRepository schemas, Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.schemas = schemas;
    }

    @Override
    public Extension save(Actor actor, Slug slug, Extension extension) {
        return unitOfWork.execute(() -> {
            TenantId tenant = locked(slug);
            List<Extension> others = schemas.list(tenant);
            ExtensionRules.requireFitting(extension, others, MAX_EXTENSIONS);
            schemas.save(tenant, extension);
            Optional<Extension> before = find(others, extension.schema().urn());
            audit.keep(tenant, actor, SchemaEvent.saved(before, extension), clock.instant());
            return extension;
        });
    }

    @Override
    public List<Extension> list(Slug slug) {
        return schemas.list(tenants.find(slug)
                .orElseThrow(() -> Refusal.unknownTenant(slug))
                .id());
    }

    @Override
    public void delete(Actor actor, Slug slug, String urn) {
        unitOfWork.execute(() -> {
            TenantId tenant = locked(slug);
            Extension extension = find(schemas.list(tenant), urn)
                    .orElseThrow(() -> Refusal.notFound(
                            "Tenant " + slug + " has added no such schema; schema-list shows those it has."));
            if (schemas.isUsed(tenant, extension)) {
                throw Refusal.notAllowedNow(
                        "Resources have values of this schema. Clear them first, each by a PATCH that"
                                + " removes the URN of the schema, then delete it.");
            }
            schemas.delete(tenant, extension);
            audit.keep(tenant, actor, SchemaEvent.deleted(extension), clock.instant());
            return extension;
        });
    }

    private static Optional<Extension> find(List<Extension> extensions, String urn) {
        return extensions.stream()
                .filter(known -> known.schema().urn().equalsIgnoreCase(urn))
                .findFirst();
    }

    private TenantId locked(Slug slug) {
        return tenants.findForUpdate(slug)
                .orElseThrow(() -> Refusal.unknownTenant(slug))
                .id();
    }
}
