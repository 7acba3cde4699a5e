package io.muster.simulator;

import java.util.List;
import java.util.Optional;

/** What an IdP asks of {@code /Groups}, in its own words; see {@link UserCalls}. */
interface GroupCalls {
    /** The id of the group of this name, looked up as lightly as this IdP does. */
    Optional<String> find(String name);

    Answer create(String name);

    void add(Group group, List<Member> members);

    void remove(Group group, List<Member> members);

    /** Says once more who belongs to it; the members are those it has. */
    void repeat(Group group, List<Member> members);

    void rename(Group group, String name);

    void delete(Group group);
}
