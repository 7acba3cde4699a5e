package io.muster.application.schema;

import io.muster.application.UnitOfWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ExtensionRules;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.util.List;

/** The tenant's row is locked meanwhile, so that of two changes at once the second sees the first. */
public final class SchemaAdministrationService implements SchemaAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final SchemaRepository schemas;

    @Inject
    public SchemaAdministrationService(UnitOfWork unitOfWork, TenantRepository tenants, SchemaRepository schemas) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.schemas = schemas;
    }

    @Override
    public Extension save(Slug slug, Extension extension) {
        return unitOfWork.execute(() -> {
            TenantId tenant = locked(slug);
            List<Extension> others = schemas.list(tenant);
            ExtensionRules.requireFitting(extension, others, MAX_EXTENSIONS);
            schemas.save(tenant, extension);
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
    public void delete(Slug slug, String urn) {
        unitOfWork.execute(() -> {
            TenantId tenant = locked(slug);
            Extension extension = schemas.list(tenant).stream()
                    .filter(known -> known.schema().urn().equalsIgnoreCase(urn))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound(
                            "Tenant " + slug + " has added no such schema; schema-list shows those it has."));
            if (schemas.isUsed(tenant, extension)) {
                throw Refusal.notAllowedNow(
                        "Resources have values of this schema. Clear them first, each by a PATCH that"
                                + " removes the URN of the schema, then delete it.");
            }
            schemas.delete(tenant, extension);
            return extension;
        });
    }

    private TenantId locked(Slug slug) {
        return tenants.findForUpdate(slug)
                .orElseThrow(() -> Refusal.unknownTenant(slug))
                .id();
    }
}
