package io.muster.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** {@code rates} in config.yml, which says what each is. */
record RateSettings(
        @JsonProperty @Min(1) @Max(10_000) int requestsAtOnce,
        @JsonProperty @Min(1) @Max(100_000) int failuresPerSecond,
        @JsonProperty @Min(1) @Max(1_000_000) int failuresAtOnce) {
    static final RateSettings DEFAULT = new RateSettings(12, 10, 200);
}
