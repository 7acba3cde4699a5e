package io.muster.scimhttp.idp;

import io.muster.domain.schema.ResourceType;
import java.util.List;

/** Scripts and WSO2 clients quote a value as SQL does: {@code filter=userName eq 'ann@example.com'}. */
final class SingleQuotes implements IdpHabit {
    @Override
    public String words() {
        return "a value in single quotes as text";
    }

    @Override
    public String filterText(ResourceType type, String filter) {
        return ComparedValues.rewritten(type, filter, (attribute, value) -> strict(value));
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return ComparedValues.rewritten(type, operation, (attribute, value) -> strict(value));
    }

    private static String strict(String value) {
        if (!FilterTokens.isQuoted(value, '\'')) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        int last = value.length() - 1;
        for (int i = 1; i < last; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < last && value.charAt(i + 1) != '\'') {
                text.append(c).append(value.charAt(++i));
            } else if (c == '\\' || c == '\'') { // an escaped or doubled single quote
                text.append('\'');
                i++;
            } else {
                text.append(c == '"' ? "\\\"" : c);
            }
        }
        return text.append('"').toString();
    }
}
