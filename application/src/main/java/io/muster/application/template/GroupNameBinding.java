package io.muster.application.template;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.group.GroupRepository;
import io.muster.application.template.TemplateAdministration.WhenGroupMissing;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.template.GroupBinding;
import io.muster.domain.template.GroupBinding.Mode;
import io.muster.domain.template.Template;
import io.muster.domain.template.TemplateEvent;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds the names of groups in the conditions of templates to the groups that have them. */
public final class GroupNameBinding {
    private static final int TENANTS_AT_ONCE = 100;
    private static final int SHOWN = 5;

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final TemplateRepository templates;
    private final GroupRepository groups;
    private final Regranting regranting;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public GroupNameBinding(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            TemplateRepository templates,
            GroupRepository groups,
            Regranting regranting,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.templates = templates;
        this.groups = groups;
        this.regranting = regranting;
        this.audit = audit;
        this.clock = clock;
    }

    /** The changed template with its condition bound; a condition that stays as it was keeps its groups. Refused: INVALID_VALUE. */
    Template bound(TenantId tenant, Template before, Template changed, WhenGroupMissing missing) {
        boolean isBound =
                before.groups().mode() == Mode.BY_ID && before.condition().equals(changed.condition());
        if (changed.groups().mode() == Mode.BY_NAME) {
            return changed.with(GroupBinding.BY_NAME);
        }
        if (isBound && changed.groups().mode() == Mode.BY_ID) {
            return changed.with(before.groups());
        }
        Optional<Filter> condition = changed.condition();
        condition.filter(GroupBinding::comparesOtherwise).ifPresent(otherwise -> {
            throw Refusal.invalidValue(
                    "when",
                    "compares names of groups by another operator than eq, so that every group that is or will be named so grants."
                            + " Compare by eq, or add byGroupName=true if that is meant");
        });
        Map<String, GroupId> found = new HashMap<>();
        for (String name : condition.map(GroupBinding::namedIn).orElse(Set.of())) {
            only(tenant, name, missing).ifPresent(group -> found.put(TextKey.of(name), group));
        }
        return changed.with(new GroupBinding(Mode.BY_ID, found));
    }

    private Optional<GroupId> only(TenantId tenant, String name, WhenGroupMissing missing) {
        List<GroupId> named = groups.named(tenant, Set.of(TextKey.of(name))).getOrDefault(TextKey.of(name), List.of());
        if (named.size() > 1) {
            throw Refusal.invalidValue(
                    "when",
                    "names a group by a name that " + named.size()
                            + " groups have. Name the one by groups.value eq its id: "
                            + named.stream().limit(SHOWN).map(GroupId::toString).collect(Collectors.joining(", ")));
        }
        if (named.isEmpty() && missing == WhenGroupMissing.REFUSE) {
            throw Refusal.invalidValue(
                    "when",
                    "names a group that does not exist. Correct the name, or add whenGroupMissing=wait to have the first group of"
                            + " that name bound when it arrives");
        }
        return named.stream().findFirst();
    }

    /** The template as it would be if the imagined groups arrived, as far as it waits for one. */
    static Template imagined(Template template, List<UserGroup> groups) {
        GroupBinding binding = template.groups();
        for (UserGroup group : groups) {
            String name = TextKey.of(group.display());
            binding = template.waitsFor(name) ? binding.with(name, group.id()) : binding;
        }
        return template.with(binding);
    }

    /** Imagined groups that have a name and no id, as the groups that have the name. */
    List<UserGroup> known(TenantId tenant, List<UserGroup> imagined) {
        Set<String> names = imagined.stream()
                .map(group -> TextKey.of(group.display()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Map<String, List<GroupId>> named = names.isEmpty() ? Map.of() : groups.named(tenant, names);
        List<UserGroup> known = new ArrayList<>(imagined);
        imagined.forEach(group -> named.getOrDefault(TextKey.of(group.display()), List.of())
                .forEach(id -> known.add(new UserGroup(id, group.direct(), group.display()))));
        return known;
    }

    /**
     * Binds what was saved before groups were bound, and what waits for a group that exists; for the background. A tenant that fails stops no
     * other one.
     */
    public void settle() {
        Optional<RuntimeException> failure = Optional.empty();
        Optional<TenantId> last = Optional.empty();
        List<TenantId> some = templates.unsettled(last, TENANTS_AT_ONCE);
        while (!some.isEmpty() && !Thread.currentThread().isInterrupted()) {
            for (TenantId tenant : some) {
                try {
                    tenants.find(tenant).ifPresent(this::settleAlone);
                } catch (RuntimeException e) {
                    failure = Optional.of(failure.orElse(e));
                }
            }
            last = Optional.of(some.get(some.size() - 1));
            some = templates.unsettled(last, TENANTS_AT_ONCE);
        }
        failure.ifPresent(first -> {
            throw first;
        });
    }

    private void settleAlone(Tenant tenant) {
        unitOfWork.execute(() -> {
            settle(tenant);
            return tenant;
        });
    }

    private void settle(Tenant tenant) {
        Instant now = clock.instant();
        for (Template before : templates.listForUpdate(tenant.id())) {
            settled(tenant.id(), before).filter(after -> !after.equals(before)).ifPresent(after -> {
                Template saved = after.after(before.version());
                templates.save(tenant.id(), saved);
                audit.keep(
                        tenant.id(),
                        Actor.SERVICE,
                        TemplateEvent.saved(Optional.of(before), saved),
                        now,
                        "its groups are bound");
                List<MemberId> bound = saved.groups().bound().entrySet().stream()
                        .filter(entry -> before.waitsFor(entry.getKey()))
                        .map(entry -> new MemberId(entry.getValue().value()))
                        .toList();
                regranting.ofMembers(tenant, Actor.SERVICE, bound, now);
            });
        }
    }

    /** Empty if an operator has to decide. */
    private Optional<Template> settled(TenantId tenant, Template template) {
        if (template.isSettled()
                || template.condition().filter(GroupBinding::comparesOtherwise).isPresent()) {
            return Optional.empty();
        }
        Set<String> names = template.condition().map(GroupBinding::namedIn).orElse(Set.of());
        Map<String, GroupId> bound = new HashMap<>(template.groups().bound());
        Map<String, List<GroupId>> named = names.isEmpty()
                ? Map.of()
                : groups.named(tenant, names.stream().map(TextKey::of).collect(Collectors.toSet()));
        for (String name : names) {
            List<GroupId> ofName = named.getOrDefault(TextKey.of(name), List.of());
            if (ofName.size() > 1 && !bound.containsKey(TextKey.of(name))) {
                return Optional.empty();
            }
            ofName.stream().findFirst().ifPresent(group -> bound.putIfAbsent(TextKey.of(name), group));
        }
        return Optional.of(template.with(new GroupBinding(Mode.BY_ID, bound)));
    }
}
