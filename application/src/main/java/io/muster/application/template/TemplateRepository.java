package io.muster.application.template;

import io.muster.domain.template.Template;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The templates of tenants. Changes happen inside a unit of work that has locked the tenant. */
public interface TemplateRepository {
    /** Those that are enabled; at most a second old. */
    Templates current(TenantId tenant);

    /** All of them as they are now, in the order of their priority. */
    List<Template> list(TenantId tenant);

    /** All of them as they are now; no other unit of work changes them until this one ends. */
    List<Template> listForUpdate(TenantId tenant);

    /** Tenants with templates that wait for a group or whose condition has not been bound yet, by id, behind that one; at most so many. */
    List<TenantId> unsettled(Optional<TenantId> after, int limit);

    /** Adds the template, or takes it in the place of the one with its name in any letter case. */
    void save(TenantId tenant, Template template);

    void delete(TenantId tenant, Template template);
}
