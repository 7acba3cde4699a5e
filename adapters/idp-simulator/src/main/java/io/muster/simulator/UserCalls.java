package io.muster.simulator;

import java.util.Optional;

/**
 * What an IdP asks of {@code /Users}, in its own words. Each call throws {@link StepFailed} if the answer is not what this IdP
 * needs; whether it was kept is for the caller to read.
 */
interface UserCalls {
    /** The id of who has this name now. */
    Optional<String> find(String userName);

    Answer create(Person person);

    void setActive(String id, Person person, boolean active);

    /**
     * @param title empty to take it away
     */
    void setTitle(String id, Person person, String title);

    void rename(String id, Person person, String userName, String familyName);

    /** Parts with somebody who is disabled already; true if they are to be gone, false if they stay as they are. */
    boolean remove(String id, Person person);
}
