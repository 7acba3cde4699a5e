package io.muster.scimhttp.message;

import java.util.Map;

/** A JSON object as it comes or goes: text, Boolean, numbers, Map, List. */
public record ScimDocument(Map<String, ?> members) {}
