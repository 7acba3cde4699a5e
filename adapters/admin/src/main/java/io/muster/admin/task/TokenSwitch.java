package io.muster.admin.task;

/** What a token or an OAuth client can be switched to and back. */
enum TokenSwitch {
    ACTIVE,
    INACTIVE
}
