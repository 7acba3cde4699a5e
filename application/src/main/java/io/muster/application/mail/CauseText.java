package io.muster.application.mail;

/**
 * What a cause of failures is to the admins of a tenant, in their language.
 *
 * @param meaning what happened
 * @param fix how to mend it
 * @param where to look in the IdP
 */
public record CauseText(String title, String meaning, String fix, String where) {}
