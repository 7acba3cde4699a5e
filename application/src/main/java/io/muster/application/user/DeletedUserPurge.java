package io.muster.application.user;

import jakarta.inject.Inject;

/** Ends deleted users for good when their days are over, some at a time; it may be killed at any moment, and run on any number of nodes. */
public final class DeletedUserPurge {
    private static final int BATCH = 200;

    private final DeletedUsers users;

    @Inject
    public DeletedUserPurge(DeletedUsers users) {
        this.users = users;
    }

    public void run() {
        while (users.purge(BATCH) == BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
