package io.muster.application.schema;

import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.TenantId;
import java.util.List;

/** The schemas that tenants have added. Changes happen inside a unit of work. */
public interface SchemaRepository {
    /** The tenant's resource types, with its extensions; at most a second old. */
    ResourceTypes types(TenantId tenant);

    /** By URN, as they are now. */
    List<Extension> list(TenantId tenant);

    /** Adds the extension, or takes it in the place of the one with the same URN in any letter case. */
    void save(TenantId tenant, Extension extension);

    void delete(TenantId tenant, Extension extension);

    /** Whether a resource has a value of the extension. */
    boolean isUsed(TenantId tenant, Extension extension);
}
