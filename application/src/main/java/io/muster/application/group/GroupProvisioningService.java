package io.muster.application.group;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.departure.DepartureRepository;
import io.muster.application.event.Outbox;
import io.muster.application.template.TemplateApplication;
import io.muster.domain.Event;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.PersonKey;
import io.muster.domain.departure.Departure;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupEvent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.GroupPatch;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.resource.Characteristics;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Load, decide, save, announce. */
public final class GroupProvisioningService implements GroupProvisioning {
    private static final int SKIPPED_SHOWN = 5;

    private final UnitOfWork unitOfWork;
    private final GroupRepository groups;
    private final TemplateApplication templates;
    private final DepartureRepository departures;
    private final Outbox outbox;
    private final ActivityLog activities;
    private final Clock clock;

    @Inject
    public GroupProvisioningService(
            UnitOfWork unitOfWork,
            GroupRepository groups,
            TemplateApplication templates,
            DepartureRepository departures,
            Outbox outbox,
            ActivityLog activities,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.groups = groups;
        this.templates = templates;
        this.departures = departures;
        this.outbox = outbox;
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public Group create(Caller caller, GroupContent content) {
        return unitOfWork.execute(() -> {
            Characteristics.requireComplete(caller.types().group(), content.attributes());
            caller.limits().requireStorable("group", ComplexValue.EMPTY, content.attributes());
            Instant now = clock.instant();
            Group group = Group.provisioned(GroupId.next(now), caller.connectionId(), content.attributes(), now);
            requireFreeName(caller, group);
            groups.insert(caller.tenant(), group, caller.settings().uniqueGroupNames());
            templates.onGroup(caller, group, now);
            List<Event> events = new ArrayList<>(List.of(GroupEvent.created(group)));
            if (!content.members().isEmpty()) {
                MemberDelta delta = groups.change(caller.tenant(), group.id(), new MemberChange.Add(content.members()));
                noteSkipped(caller, delta);
                events.addAll(GroupEvent.membersChanged(group.id(), delta));
                templates.onMembership(caller, templates.touchedBy(caller, delta.added(), now), now);
            }
            announce(caller, events, keys(caller, group), now);
            return group;
        });
    }

    @Override
    public Group get(Caller caller, GroupId id) {
        return groups.find(caller.tenant(), id)
                .filter(group -> caller.sees(group.linkedTo()))
                .orElseThrow(GroupProvisioning::unknownGroup);
    }

    @Override
    public Page<Group> query(Caller caller, ResourceQuery query) {
        return groups.query(caller.tenant(), query.seenBy(caller));
    }

    @Override
    public Group replace(Caller caller, GroupId id, Precondition ifMatch, GroupContent content) {
        ResourceType type = caller.types().group();
        return change(
                caller,
                id,
                ifMatch,
                (group, now) -> {
                    ComplexValue replaced = Characteristics.replaced(type, group.attributes(), content.attributes());
                    Characteristics.requireComplete(type, replaced);
                    return group.replace(replaced, now);
                },
                List.of(new MemberChange.Replace(content.members())));
    }

    @Override
    public Group patch(Caller caller, GroupId id, Precondition ifMatch, GroupPatch patch) {
        return change(caller, id, ifMatch, (group, now) -> group.patch(patch.attributes(), now), patch.members());
    }

    @Override
    public Map<GroupId, List<GroupMember>> members(Caller caller, Collection<GroupId> ids, int atMost) {
        return groups.members(caller.tenant(), ids, atMost);
    }

    @Override
    public Optional<List<GroupMember>> membersIfFew(Caller caller, GroupId group, int atMost) {
        return groups.membersIfFew(caller.tenant(), group, atMost);
    }

    @Override
    public List<GroupMember> membersAfter(Caller caller, GroupId group, MemberId after, int atMost) {
        return groups.membersAfter(caller.tenant(), group, after, atMost);
    }

    @Override
    public void delete(Caller caller, GroupId id, Precondition ifMatch) {
        guarded(caller, id, () -> {
            Group group = lock(caller, id, ifMatch);
            Instant now = clock.instant();
            List<UserId> touched = templates.touchedBy(caller, List.of(group.asMember()), now);
            caller.connectionId().ifPresent(connection -> departures.addGroup(caller.tenant(), connection, group.id()));
            groups.delete(caller.tenant(), group, now);
            templates.onMembership(caller, touched, now);
            announce(caller, List.of(GroupEvent.deleted(group)), now);
            return group;
        });
    }

    private Group change(
            Caller caller,
            GroupId id,
            Precondition ifMatch,
            BiFunction<Group, Instant, Group> rule,
            List<MemberChange> memberChanges) {
        return guarded(caller, id, () -> {
            Group before = lock(caller, id, ifMatch);
            Instant now = clock.instant();
            Group after = rule.apply(before, now);
            caller.limits().requireStorable("group", before.attributes(), after.attributes());
            if (!after.displayNameKey().equals(before.displayNameKey())
                    || !after.externalId().equals(before.externalId())) {
                requireFreeName(caller, after);
            }
            MemberDelta delta = MemberDelta.NONE;
            for (MemberChange change : memberChanges) {
                delta = delta.and(groups.change(caller.tenant(), id, change));
            }
            noteSkipped(caller, delta);
            List<Event> events = new ArrayList<>();
            if (after.version() != before.version()) {
                events.add(GroupEvent.changed(before, after));
            }
            if (!delta.isEmpty()) {
                events.addAll(GroupEvent.membersChanged(id, delta));
                depart(caller, before, delta);
            }
            if (events.isEmpty()) {
                return before;
            }
            Group written = after.version() == before.version() ? before.touched(now) : after;
            groups.update(caller.tenant(), written, caller.settings().uniqueGroupNames());
            boolean matters =
                    !written.displayName().equals(before.displayName()) && templates.onGroup(caller, written, now);
            templates.onMembership(
                    caller, templates.touchedBy(caller, matters ? renamed(written, delta) : delta.all(), now), now);
            announce(caller, events, now);
            return written;
        });
    }

    private void requireFreeName(Caller caller, Group group) {
        if (caller.settings().uniqueGroupNames() && groups.isNameTaken(caller.tenant(), group)) {
            throw GroupProvisioning.nameTaken();
        }
    }

    private static void noteSkipped(Caller caller, MemberDelta delta) {
        if (!delta.skipped().isEmpty()) {
            caller.trace()
                    .step("skipped " + delta.skipped().size() + " members who are deleted: "
                            + delta.skipped().stream()
                                    .limit(SKIPPED_SHOWN)
                                    .map(MemberId::toString)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** Whoever is in it is touched, and whoever has left it. */
    private static List<MemberId> renamed(Group group, MemberDelta delta) {
        List<MemberId> touched = new ArrayList<>(delta.removed());
        touched.add(group.asMember());
        return touched;
    }

    private void depart(Caller caller, Group group, MemberDelta delta) {
        List<Departure> departed = delta.removed().stream()
                .map(member -> Departure.removed(new UserId(member.value()), group.id()))
                .toList();
        caller.connectionId()
                .filter(connection -> !departed.isEmpty())
                .ifPresent(connection -> departures.add(caller.tenant(), connection, departed));
    }

    /** What is refused leaves nothing behind but that a protected account was touched. */
    private Group guarded(Caller caller, GroupId id, Supplier<Group> work) {
        try {
            return unitOfWork.execute(work);
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.PROTECTED_ACCOUNT) {
                unitOfWork.execute(() -> {
                    outbox.add(caller.tenant(), GroupEvent.protectedTouched(id), clock.instant());
                    return id;
                });
            }
            throw refusal;
        }
    }

    private Group lock(Caller caller, GroupId id, Precondition ifMatch) {
        Group group = groups.findForUpdate(caller.tenant(), id)
                .filter(found -> caller.sees(found.linkedTo()))
                .orElseThrow(GroupProvisioning::unknownGroup);
        ifMatch.require(group.version());
        return group;
    }

    private void announce(Caller caller, List<Event> events, Instant now) {
        announce(caller, events, Set.of(), now);
    }

    /**
     * One line in the log, however many events it takes to tell it.
     *
     * @param keys what a new group was pushed by, which ends the failures of earlier pushes
     */
    private void announce(Caller caller, List<Event> events, Set<String> keys, Instant now) {
        events.forEach(event -> outbox.add(caller.tenant(), event, now));
        activities.add(caller.tenant(), Activity.done(caller.actor(), events.get(0), caller.trace(), now), keys);
    }

    private static Set<String> keys(Caller caller, Group group) {
        return Stream.concat(Stream.of(group.displayName()), group.externalId().stream())
                .map(name -> PersonKey.of(caller.tenant(), name))
                .collect(Collectors.toSet());
    }
}
