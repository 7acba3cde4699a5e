package io.muster.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.domain.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** {@code limits} in config.yml: what {@link Limits} says, each within what the service can bear. */
record LimitSettings(
        @JsonProperty @Min(64) @Max(1 << 20) int filterLength,
        @JsonProperty @Min(1) @Max(100) int filterDepth,
        @JsonProperty @Min(1) @Max(10_000) int filterTerms,
        @JsonProperty @Min(64) @Max(1 << 20) int pathLength,
        @JsonProperty @Min(1) @Max(100_000) int patchOperations,
        @JsonProperty @Min(1) @Max(10_000_000) int members,
        @JsonProperty @Min(1) @Max(1000) int pageSize,
        @JsonProperty @Min(1) @Max(100_000) int bulkOperations,
        @JsonProperty @Min(0) @Max(10_000) int membersInPatchAnswer,
        @JsonProperty @Min(1024) @Max(1 << 30) int bodyBytes,
        @JsonProperty @Min(1024) @Max(1 << 30) int groupBodyBytes,
        @JsonProperty @Min(1024) @Max(1 << 30) int resourceBytes,
        @JsonProperty @Min(1024) @Max(1 << 30) int pageBytes) {
    static LimitSettings of(Limits limits) {
        return new LimitSettings(
                limits.filterLength(),
                limits.filterDepth(),
                limits.filterTerms(),
                limits.pathLength(),
                limits.patchOperations(),
                limits.members(),
                limits.pageSize(),
                limits.bulkOperations(),
                limits.membersInPatchAnswer(),
                limits.bodyBytes(),
                limits.groupBodyBytes(),
                limits.resourceBytes(),
                limits.pageBytes());
    }

    Limits limits() {
        return new Limits(
                filterLength,
                filterDepth,
                filterTerms,
                pathLength,
                patchOperations,
                members,
                pageSize,
                bulkOperations,
                membersInPatchAnswer,
                bodyBytes,
                groupBodyBytes,
                resourceBytes,
                pageBytes);
    }
}
