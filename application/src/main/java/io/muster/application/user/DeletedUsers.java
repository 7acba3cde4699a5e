package io.muster.application.user;

/** Deleted users of all tenants, who are kept for as many days as the policy of their connection says. */
public interface DeletedUsers {
    /** Ends for good some of those whose days are over, at most so many; nobody who is being brought back. Tells how many. */
    int purge(int atMost);
}
