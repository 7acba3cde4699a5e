package io.muster.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** What a server answered, and what an IdP needs of it. */
record Answer(int status, Map<String, String> headers, JsonNode body) {
    Answer expect(int... allowed) {
        for (int one : allowed) {
            if (status == one) {
                return this;
            }
        }
        String detail = body.path("detail").asText();
        throw new StepFailed(
                "expected status " + allowed[0] + ", got " + status + (detail.isEmpty() ? "" : ": " + detail));
    }

    /** The value at the path has to be this text, number or truth, of the same JSON type. */
    Answer expect(String pointer, Object value) {
        JsonNode found = body.at(pointer);
        Object actual =
                found.isTextual() ? found.textValue() : found.isBoolean() ? found.booleanValue() : found.numberValue();
        if (!value.equals(actual)) {
            throw new StepFailed(
                    "expected " + pointer + " to be " + value + ", got " + (found.isMissingNode() ? "nothing" : found));
        }
        return this;
    }

    /** 204, or 200 with the resource as it is now. */
    Answer expectPatched(String id) {
        expect(200, 204);
        return status == 200 ? expect("/id", id) : this;
    }

    /** The text at the path; an empty one may also be null or missing. */
    Answer expectOrNothing(String pointer, String text) {
        JsonNode found = body.at(pointer);
        if (text.isEmpty() && (found.isMissingNode() || found.isNull())) {
            return this;
        }
        return expect(pointer, text);
    }

    /** The list at the path has to hold this text. */
    Answer expectElement(String pointer, String text) {
        for (JsonNode one : body.at(pointer)) {
            if (text.equals(one.textValue())) {
                return this;
            }
        }
        throw new StepFailed("expected " + pointer + " to hold " + text + ", got " + body.at(pointer));
    }

    /** A list with this many in all; {@code Resources} has to be there even when it is empty. */
    Answer expectTotal(int total) {
        expect(200).expect("/totalResults", total);
        if (!body.path("Resources").isArray()) {
            throw new StepFailed("expected Resources to be a list");
        }
        return this;
    }

    /** The id of the one resource of a list; empty if the list is empty. */
    Optional<String> idOfOnlyMatch() {
        expect(200);
        JsonNode total = body.path("totalResults");
        if (!total.isInt() || total.intValue() > 1 || !body.path("Resources").isArray()) {
            throw new StepFailed("expected none or one match, got totalResults " + total);
        }
        return total.intValue() == 0 ? Optional.empty() : Optional.of(text("/Resources/0/id"));
    }

    String text(String pointer) {
        JsonNode found = body.at(pointer);
        if (!found.isTextual() || found.textValue().isEmpty()) {
            throw new StepFailed(
                    "expected text at " + pointer + ", got " + (found.isMissingNode() ? "nothing" : found));
        }
        return found.textValue();
    }

    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
