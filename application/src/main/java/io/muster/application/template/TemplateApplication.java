package io.muster.application.template;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityLog;
import io.muster.application.event.Outbox;
import io.muster.application.user.UserRepository;
import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.Group;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.Job;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.template.Evaluation;
import io.muster.domain.template.Template;
import io.muster.domain.template.TemplateEvent;
import io.muster.domain.template.Templates;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Has the templates of the caller's tenant decide what users get, inside the unit of work that changes them. Where there are no templates,
 * nothing is read and nothing written.
 */
public final class TemplateApplication {
    /** The most people whose grants one request recalculates; a job does it for more. */
    static final int MAX_AT_ONCE = 1000;

    private static final int BATCH = 200;

    private final TemplateRepository templates;
    private final UserRepository users;
    private final TouchedPeople people;
    private final GrantRecalculation recalculation;
    private final Outbox outbox;
    private final ActivityLog activities;

    @Inject
    public TemplateApplication(
            TemplateRepository templates,
            UserRepository users,
            TouchedPeople people,
            GrantRecalculation recalculation,
            Outbox outbox,
            ActivityLog activities) {
        this.templates = templates;
        this.users = users;
        this.people = people;
        this.recalculation = recalculation;
        this.outbox = outbox;
        this.activities = activities;
    }

    /** Somebody who is new, adopted or back, with what is granted and filled in. */
    public User onArrival(Caller caller, User user) {
        Templates current = current(caller);
        if (haveNoSay(current, user)) {
            return user;
        }
        boolean isNew = user.version() == 1;
        User inGroups = isNew ? user : inItsGroups(caller, current, user);
        return applied(caller, current.onArrival(type(caller), inGroups), inGroups);
    }

    /** Somebody who is there and is about to be changed. */
    public User onChange(Caller caller, User before, User after) {
        Templates current = current(caller);
        if (haveNoSay(current, after)) {
            return after;
        }
        User inGroups = inItsGroups(caller, current, after);
        return applied(caller, current.onChange(type(caller), before, inGroups), inGroups);
    }

    /**
     * A group has got its name: templates that wait for a group of that name are bound to it.
     *
     * @return whether the name may be another thing to those who are in the group
     */
    public boolean onGroup(Caller caller, Group group, Instant now) {
        String name = group.displayNameKey();
        Templates current = templates.current(caller.tenant());
        if (!current.waitFor(name)) {
            return current.goByNamesOfGroups();
        }
        for (Template before : templates.listForUpdate(caller.tenant())) {
            if (before.waitsFor(name)) {
                Template after =
                        before.with(before.groups().with(name, group.id())).after(before.version());
                templates.save(caller.tenant(), after);
                Event event = TemplateEvent.saved(Optional.of(before), after);
                outbox.add(caller.tenant(), event, now);
                activities.add(caller.tenant(), Activity.done(caller.actor(), event, caller.trace(), now));
                caller.trace().step("templates: " + after.name() + " has waited for this group and is bound to it");
            }
        }
        return true;
    }

    /** What waits for a group may have been bound a moment ago. */
    private Templates current(Caller caller) {
        Templates current = templates.current(caller.tenant());
        return current.areWaiting() ? Templates.of(templates.list(caller.tenant())) : current;
    }

    /**
     * The users whom these members are or contain, if a template asks for groups. Where they are more than one request recalculates, a
     * job is recorded for all of them in the unit of work that changes their groups, and nobody is left to the request. So this is
     * called while the members still contain them.
     */
    public List<UserId> touchedBy(Caller caller, Collection<MemberId> members, Instant now) {
        if (members.isEmpty() || !current(caller).askForGroups(type(caller))) {
            return List.of();
        }
        return people.ifFew(caller.tenant(), members, MAX_AT_ONCE).orElseGet(() -> {
            Job job = recalculation.record(caller, members, now);
            caller.trace()
                    .step("templates: this touches " + job.progress().total()
                            + " people, too many for one request; job " + job.id() + " recalculates their grants");
            return List.of();
        });
    }

    /** Their groups are others than before. Refused: PROTECTED_ACCOUNT if a protected account would lose a protected role. */
    public void onMembership(Caller caller, List<UserId> touched, Instant now) {
        Templates current = touched.isEmpty() ? Templates.NONE : current(caller);
        int changed = 0;
        for (int from = 0; from < touched.size(); from += BATCH) {
            List<UserId> some = touched.subList(from, Math.min(touched.size(), from + BATCH));
            for (User user : users.findAllForUpdate(caller.tenant(), some)) {
                changed += regranted(caller, current, user, now) ? 1 : 0;
            }
        }
        if (!touched.isEmpty()) {
            caller.trace()
                    .step("templates: looked at again for " + touched.size() + " people, of whom " + changed
                            + " have other grants now");
        }
    }

    private boolean regranted(Caller caller, Templates current, User before, Instant now) {
        Evaluation evaluation = current.onChange(type(caller), before, before);
        User after = evaluation.applyTo(before);
        if (after.grants().equals(before.grants())) {
            return false;
        }
        requireChangeable(caller, before, after);
        return write(caller, evaluation, before, after, now);
    }

    /**
     * Does the same for a job, inside a unit of work. A protected account that would lose a protected role keeps its grants, and admins
     * see why; those who do not change are left out.
     */
    List<GrantChange> recalculate(Caller caller, List<UserId> some, Instant now) {
        Templates current = current(caller);
        List<GrantChange> changes = new ArrayList<>();
        for (User before : users.findAllForUpdate(caller.tenant(), some)) {
            Evaluation evaluation = current.onChange(type(caller), before, before);
            User after = evaluation.applyTo(before);
            if (!after.grants().equals(before.grants())) {
                Optional<Refusal> protection = protection(caller, before, after);
                protection.ifPresentOrElse(
                        refusal -> spare(caller, before, refusal, now),
                        () -> write(caller, evaluation, before, after, now));
                changes.add(new GrantChange(before.id(), before.grants(), after.grants(), protection.isPresent()));
            }
        }
        return changes;
    }

    private Optional<Refusal> protection(Caller caller, User before, User after) {
        try {
            requireChangeable(caller, before, after);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    private void requireChangeable(Caller caller, User before, User after) {
        new ProtectedAccounts(caller.settings().protection())
                .requireChangeable(before, after, () -> !users.hasOtherActiveAdmin(caller.tenant(), before.id()));
    }

    private void spare(Caller caller, User user, Refusal refusal, Instant now) {
        Trace why = new Trace(caller.trace().reference());
        why.step("groups have changed, and the grants stay as they are");
        why.step(String.valueOf(refusal.getMessage()));
        announce(caller, UserEvent.protectedTouched(user.id()), why, now);
    }

    private boolean write(Caller caller, Evaluation evaluation, User before, User after, Instant now) {
        users.setGrants(caller.tenant(), before.id(), after.grants());
        if (after.grants().effective().equals(before.grants().effective())) {
            return false;
        }
        Trace why = new Trace(caller.trace().reference());
        why.step("groups have changed");
        evaluation.steps().forEach(why::step);
        announce(caller, UserEvent.grantsChanged(before, after), why, now);
        return true;
    }

    private void announce(Caller caller, Event event, Trace why, Instant now) {
        outbox.add(caller.tenant(), event, now);
        activities.add(caller.tenant(), Activity.done(caller.actor(), event, why, now));
    }

    private static User applied(Caller caller, Evaluation evaluation, User user) {
        evaluation.steps().forEach(caller.trace()::step);
        return evaluation.applyTo(user);
    }

    /** Whoever was waited for may have changed the groups after the user was read. */
    private User inItsGroups(Caller caller, Templates current, User user) {
        return current.askForGroups(type(caller))
                ? users.find(caller.tenant(), user.id())
                        .map(read -> user.inGroups(read.groups()))
                        .orElse(user)
                : user;
    }

    private static boolean haveNoSay(Templates current, User user) {
        return current.isEmpty() && !user.grants().areOfTemplates();
    }

    private static ResourceType type(Caller caller) {
        return caller.types().user();
    }
}
