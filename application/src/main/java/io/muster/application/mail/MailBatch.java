package io.muster.application.mail;

/** @param size how many mails of a tenant are sent before another tenant has its turn */
public record MailBatch(int size) {}
