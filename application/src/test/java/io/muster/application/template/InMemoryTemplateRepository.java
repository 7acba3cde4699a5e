package io.muster.application.template;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.template.Template;
import io.muster.domain.template.Templates;
import io.muster.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Templates by tenant and name. */
public final class InMemoryTemplateRepository implements TemplateRepository, Participant {
    private final Map<Key, Template> templates = new ConcurrentHashMap<>();

    @Override
    public Templates current(TenantId tenant) {
        return Templates.of(list(tenant));
    }

    @Override
    public List<Template> list(TenantId tenant) {
        return templates.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingInt(Template::priority).thenComparing(Template::key))
                .toList();
    }

    @Override
    public List<Template> listForUpdate(TenantId tenant) {
        return list(tenant);
    }

    @Override
    public List<TenantId> unsettled(Optional<TenantId> after, int limit) {
        return templates.entrySet().stream()
                .filter(entry -> !entry.getValue().isSettled())
                .map(entry -> entry.getKey().tenant())
                .distinct()
                .filter(tenant -> after.isEmpty()
                        || tenant.toString().compareTo(after.get().toString()) > 0)
                .sorted(Comparator.comparing(TenantId::toString))
                .limit(limit)
                .toList();
    }

    @Override
    public void save(TenantId tenant, Template template) {
        templates.put(new Key(tenant, template.key()), template);
    }

    @Override
    public void delete(TenantId tenant, Template template) {
        templates.remove(new Key(tenant, template.key()));
    }

    @Override
    public Runnable remember() {
        Map<Key, Template> before = Map.copyOf(templates);
        return () -> {
            templates.clear();
            templates.putAll(before);
        };
    }

    private record Key(TenantId tenant, String name) {}
}
