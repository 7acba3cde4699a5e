package io.muster.domain.template;

import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.ResourceFilter;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.user.GrantSource;
import io.muster.domain.user.HeldGrant;
import io.muster.domain.user.Roles;
import io.muster.domain.user.User;
import io.muster.domain.user.UserDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The templates of a tenant that are enabled, in the order of their priority, and what they give to whom. */
public final class Templates {
    public static final Templates NONE = new Templates(List.of());

    private static final String GROUPS = "groups";
    private static final int MAX_NAMED = 20;

    private final List<Template> inOrder;

    private Templates(List<Template> inOrder) {
        this.inOrder = inOrder;
    }

    public static Templates of(Collection<Template> templates) {
        return new Templates(templates.stream()
                .filter(Template::enabled)
                .sorted(Comparator.comparingInt(Template::priority).thenComparing(Template::key))
                .toList());
    }

    /** The same with this one in the place of the one with its name. */
    public Templates with(Template changed) {
        return of(Stream.concat(
                        inOrder.stream().filter(known -> !known.key().equals(changed.key())), Stream.of(changed))
                .toList());
    }

    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** Whether nobody is left without a template. */
    public boolean applyToEveryone() {
        return inOrder.stream().anyMatch(Template::appliesToEveryone);
    }

    /** Whether one of those that are looked at again asks for the groups of a user. */
    public boolean askForGroups(ResourceType type) {
        return inOrder.stream()
                .filter(Template::onChange)
                .flatMap(template -> template.testedCondition().stream())
                .flatMap(Filter::attributes)
                .anyMatch(name -> type.resolve(name)
                        .filter(path -> path.steps().get(0).name().equals(GROUPS))
                        .isPresent());
    }

    /** Whether one of them waits for a group. */
    public boolean areWaiting() {
        return inOrder.stream().anyMatch(template -> !template.waitingFor().isEmpty());
    }

    /** Whether one of them waits for a group of the name with this key. */
    public boolean waitFor(String nameKey) {
        return inOrder.stream().anyMatch(template -> template.waitsFor(nameKey));
    }

    /** Whether a rename of a group may matter to one that is looked at again. */
    public boolean goByNamesOfGroups() {
        return inOrder.stream().filter(Template::onChange).anyMatch(Template::goesByNames);
    }

    /** For somebody who comes, or comes back: all of them. */
    public Evaluation onArrival(ResourceType type, User user) {
        Matches matches = matches(type, user, inOrder);
        return evaluation(user, matches, matches.templates(), Evaluation.LeftAlone.NONE);
    }

    /**
     * For somebody who is there: those that are looked at again. Defaults are filled in by those that have begun to apply, so that what
     * is cleared later stays cleared.
     */
    public Evaluation onChange(ResourceType type, User before, User after) {
        List<Template> again = inOrder.stream().filter(Template::onChange).toList();
        Matches matches = matches(type, after, again);
        List<Template> begun = new ArrayList<>(matches.templates());
        if (begun.stream().anyMatch(template -> !template.defaults().isEmpty())) {
            begun.removeAll(
                    matches(type, before.inGroups(after.groups()), again).templates());
        }
        Set<String> left = inOrder.stream()
                .filter(template -> !template.onChange())
                .map(Template::key)
                .collect(Collectors.toSet());
        return evaluation(after, matches, begun, new Evaluation.LeftAlone(left, false));
    }

    /** For somebody who is there: the grants of the one template of this name, and nothing else. */
    public Evaluation ofOne(String name, ResourceType type, User user) {
        List<Template> one = inOrder.stream()
                .filter(template -> template.key().equals(TextKey.of(name)))
                .toList();
        return evaluation(
                user, matches(type, user, one), List.of(), new Evaluation.LeftAlone(Set.of(TextKey.of(name)), true));
    }

    private static Evaluation evaluation(
            User user, Matches matches, List<Template> filling, Evaluation.LeftAlone left) {
        MissingDefaults defaults = new MissingDefaults(user.attributes());
        filling.forEach(defaults::add);
        List<HeldGrant> grants = matches.templates().stream()
                .flatMap(template -> grants(template).stream())
                .toList();
        List<String> steps = new ArrayList<>(List.of(inWords(matches.templates())));
        steps.addAll(matches.remarks());
        steps.addAll(defaults.conflicts());
        return new Evaluation(grants, defaults.missing(), left, steps);
    }

    private static List<HeldGrant> grants(Template template) {
        GrantSource source = new GrantSource.OfTemplate(template.name(), template.version());
        return template.grants().stream()
                .filter(grant -> template.mayGrantProtected() || !isProtected(grant))
                .map(grant -> new HeldGrant(grant, source))
                .toList();
    }

    static boolean isProtected(Grant grant) {
        return grant.kind() == Grant.Kind.ROLE && Roles.isProtected(grant.id());
    }

    private static String inWords(List<Template> matching) {
        return matching.isEmpty()
                ? "templates: none applies"
                : "templates: "
                        + matching.stream()
                                .map(template -> template.name() + " (version " + template.version() + ") applies"
                                        + (template.condition().isEmpty() ? " to everyone" : ""))
                                .limit(MAX_NAMED)
                                .collect(Collectors.joining(", "))
                        + (matching.size() > MAX_NAMED ? ", and " + (matching.size() - MAX_NAMED) + " more" : "");
    }

    private static Matches matches(ResourceType type, User user, List<Template> some) {
        ComplexValue document = UserDocument.of(type, user);
        List<Template> matching = new ArrayList<>();
        Set<String> remarks = new HashSet<>();
        for (Template template : some) {
            Optional<Filter> condition = template.testedCondition();
            try {
                if (condition.isEmpty()
                        || ResourceFilter.of(type, condition.get()).test(document)) {
                    matching.add(template);
                }
            } catch (Refusal outdated) { // it was checked when it was saved, but a schema may have gone since
                remarks.add("templates: " + template.name() + " is left out, for its condition does not fit the schemas"
                        + " any more");
            }
        }
        return new Matches(matching, List.copyOf(remarks));
    }

    private record Matches(List<Template> templates, List<String> remarks) {}
}
