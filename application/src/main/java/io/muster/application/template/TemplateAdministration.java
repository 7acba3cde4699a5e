package io.muster.application.template;

import io.muster.application.Actor;
import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.template.Template;
import io.muster.domain.tenant.Slug;
import io.muster.domain.user.Grants;
import io.muster.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an operator does to the New User Templates of a tenant, and asks before. Every method may throw {@link Refusal}: NOT_FOUND for an
 * unknown tenant, user or template.
 */
public interface TemplateAdministration {
    /** The most people whom a change is tried on. */
    int MAX_TRIED = 100_000;

    /**
     * Makes the template of this name, or changes it; users have what they had until they change, or until it is applied to them. Refused:
     * INVALID_FILTER, INVALID_VALUE, NOT_ALLOWED_NOW, as {@link io.muster.domain.template.TemplateRules} has it.
     *
     * <p>A name of a group in the condition is bound to the group that has it, unless the template goes by names: INVALID_VALUE for one that
     * several groups have, and for a comparison by another operator than {@code eq}.
     *
     * @param change of the template as it is, or of one that applies to everyone and gives nothing
     * @param missing what to do about a name that no group has
     */
    Template save(Actor actor, Slug tenant, String name, UnaryOperator<Template> change, WhenGroupMissing missing);

    /** The same, refused if the condition names a group that does not exist. */
    default Template save(Actor actor, Slug tenant, String name, UnaryOperator<Template> change) {
        return save(actor, tenant, name, change, WhenGroupMissing.REFUSE);
    }

    /** In the order of their priority. */
    List<Template> list(Slug tenant);

    /** What it gave goes when the users change, or when it is applied to them. Refused: NOT_FOUND. */
    void delete(Actor actor, Slug tenant, String name);

    /** Whether people are provisioned of whom some find an empty product, for no template applies to everyone. */
    boolean leavesSomebodyOut(Slug tenant);

    /** What a user who is there would have if it came now. */
    Preview preview(Slug tenant, UserId user);

    /** What somebody would have who is not there yet. Refused: INVALID_VALUE. */
    Preview preview(Slug tenant, ComplexValue person, List<UserGroup> groups);

    /** What would be another thing for those who are there if the template were changed so and applied to them. Refused: as {@link #save}. */
    Effect effect(Slug tenant, String name, UnaryOperator<Template> change);

    /** What to do where a condition names a group that does not exist. */
    enum WhenGroupMissing {
        REFUSE,
        /** Nobody meets the condition by it, until the first group of that name arrives. */
        WAIT
    }

    /**
     * What one user gets.
     *
     * @param before the grants that it has
     * @param after those that it would have
     * @param defaults attributes that would be filled in
     * @param steps why, in words
     */
    record Preview(Grants before, Grants after, ComplexValue defaults, List<String> steps) {}

    /**
     * What many users get.
     *
     * @param tried how many were looked at; not all if they are more than {@link #MAX_TRIED}
     * @param gaining how many would have more
     * @param losing how many would have less
     * @param gained how many would get each grant
     * @param lost how many would lose it
     */
    record Effect(
            int tried, boolean all, int gaining, int losing, Map<Grant, Integer> gained, Map<Grant, Integer> lost) {}
}
