package io.muster.application.template;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityLog;
import io.muster.application.event.Outbox;
import io.muster.application.user.UserRepository;
import io.muster.domain.Event;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.Group;
import io.muster.domain.group.MemberId;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Has the templates of the caller's tenant decide what users get, inside the unit of work that changes them. Where there are no templates,
 * nothing is read and nothing written.
 */
public final class TemplateApplication {
    /** The most people whom one change of groups is followed to at once. */
    static final int MAX_AT_ONCE = 1000;

    private static final int BATCH = 200;

    private final TemplateRepository templates;
    private final UserRepository users;
    private final Outbox outbox;
    private final ActivityLog activities;

    @Inject
    public TemplateApplication(
            TemplateRepository templates, UserRepository users, Outbox outbox, ActivityLog activities) {
        this.templates = templates;
        this.users = users;
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

    /** The users whom these members are or contain, if there is a template that asks for groups. */
    public List<UserId> touchedBy(Caller caller, Collection<MemberId> members) {
        if (members.isEmpty() || !current(caller).askForGroups(type(caller))) {
            return List.of();
        }
        List<UserId> touched = users.within(caller.tenant(), members, MAX_AT_ONCE + 1);
        if (touched.size() > MAX_AT_ONCE) {
            caller.trace()
                    .step("templates: this touches more than " + MAX_AT_ONCE
                            + " people, too many for one request; template-apply grants what is due to them");
            return List.of();
        }
        return touched;
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
        new ProtectedAccounts(caller.settings().protection())
                .requireChangeable(before, after, () -> !users.hasOtherActiveAdmin(caller.tenant(), before.id()));
        users.setGrants(caller.tenant(), before.id(), after.grants());
        if (after.grants().effective().equals(before.grants().effective())) {
            return false;
        }
        Event event = UserEvent.grantsChanged(before, after);
        outbox.add(caller.tenant(), event, now);
        Trace why = new Trace(caller.trace().reference());
        why.step("groups have changed");
        evaluation.steps().forEach(why::step);
        activities.add(caller.tenant(), Activity.done(caller.actor(), event, why, now));
        return true;
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
