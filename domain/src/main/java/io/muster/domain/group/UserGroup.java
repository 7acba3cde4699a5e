package io.muster.domain.group;

/**
 * A group that a user is in.
 *
 * @param direct whether the user is a member itself, and not by another group
 * @param display the group's name
 */
public record UserGroup(GroupId id, boolean direct, String display) {}
