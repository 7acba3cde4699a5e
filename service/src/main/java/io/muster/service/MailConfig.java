package io.muster.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.muster.application.notice.NoticeSettings;
import io.muster.notification.MailSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/** {@code mail} in config.yml, which says what each is. */
record MailConfig(
        @JsonProperty @NotNull String url,
        @JsonProperty @NotNull String from,
        @JsonProperty boolean requireTls,

        @JsonProperty @NotNull @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 30)
        Duration connectTimeout,

        @JsonProperty @NotNull @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 30)
        Duration readTimeout,

        @JsonProperty @NotNull @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) @MaxDuration(value = 30)
        Duration writeTimeout,

        @JsonProperty @Min(1) @Max(1000) int batch,

        @JsonProperty @NotNull @MinDuration(value = 1, unit = TimeUnit.SECONDS)
        Duration digestPeriod) {
    static final MailConfig DEFAULT = new MailConfig(
            "", "", false, Duration.seconds(10), Duration.seconds(10), Duration.seconds(10), 20, Duration.hours(1));

    NoticeSettings notices() {
        return new NoticeSettings(digestPeriod.toJavaDuration());
    }

    MailSettings settings() {
        try {
            return MailSettings.of(
                    url,
                    from,
                    requireTls,
                    connectTimeout.toJavaDuration(),
                    readTimeout.toJavaDuration(),
                    writeTimeout.toJavaDuration());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
    }
}
