package io.muster.application.activity;

import java.time.Duration;

/** @param kept how long lines of the activity log are kept */
public record ActivitySettings(Duration kept) {}
