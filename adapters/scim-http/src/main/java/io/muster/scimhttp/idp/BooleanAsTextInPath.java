package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.AttributeType;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entra selects the one role of a person by {@code roles[primary eq "True"].value}, where primary is no text. */
final class BooleanAsTextInPath implements IdpHabit {
    @Override
    public String words() {
        return "\"True\" and \"False\" in a path as true and false";
    }

    private static final Pattern COMPARED =
            Pattern.compile("\\b(\\w++)( ++eq ++)\"(true|false)\"", Pattern.CASE_INSENSITIVE);

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return List.of(operation.withPath(operation.path().map(path -> strict(type, path))));
    }

    private static String strict(ResourceType type, String path) {
        int open = path.indexOf('[');
        Optional<Attribute> attribute = open < 0
                ? Optional.empty()
                : type.resolve(path.substring(0, open)).map(AttributePath::target);
        return attribute.map(owner -> strict(owner, path)).orElse(path);
    }

    private static String strict(Attribute owner, String path) {
        return COMPARED.matcher(path)
                .replaceAll(match -> Matcher.quoteReplacement(
                        owner.subAttribute(match.group(1))
                                        .filter(sub -> sub.type() == AttributeType.BOOLEAN)
                                        .isPresent()
                                ? match.group(1)
                                        + match.group(2)
                                        + match.group(3).toLowerCase(Locale.ROOT)
                                : match.group()));
    }
}
