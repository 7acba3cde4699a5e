package io.muster.scimhttp.idp;

import io.muster.domain.filter.Operator;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rewrites the values of comparisons in a filter or in a path as it was written, wherever they stand: joined, in brackets, inside and
 * behind {@code [ ]}. From the first token that no filter has there, the text stays as it is.
 */
final class ComparedValues {
    /** A departure of one kind. */
    interface Rule {
        /**
         * @param attribute what the value is compared with, the {@code value} of a complex attribute; empty if the schema has none of the name
         * @param value as it was written
         * @return the value to put in its place, or the same
         */
        String strict(Optional<Attribute> attribute, String value);
    }

    private final ResourceType type;
    private final Rule rule;
    private final List<String> tokens;
    private int at;

    private ComparedValues(ResourceType type, String text, Rule rule) {
        this.type = type;
        this.rule = rule;
        this.tokens = new ArrayList<>(FilterTokens.of(text));
    }

    static String rewritten(ResourceType type, String text, Rule rule) {
        ComparedValues values = new ComparedValues(type, text, rule);
        values.rewrite();
        String after = String.join("", values.tokens);
        return after.equals(text) ? text : after;
    }

    static List<RawOperation> rewritten(ResourceType type, RawOperation operation, Rule rule) {
        return operation.path().filter(path -> path.indexOf('[') > 0).isEmpty()
                ? List.of(operation)
                : List.of(operation.withPath(operation.path().map(path -> rewritten(type, path, rule))));
    }

    private void rewrite() {
        Optional<String> owner = Optional.empty(); // the attribute before the [ that is open
        while (true) {
            skipBlanks();
            while (is("(") || isNot()) {
                at++;
                skipBlanks();
            }
            if (!isBare()) {
                return;
            }
            String name = tokens.get(at++);
            if (is("[")) {
                owner = Optional.of(name);
                at++;
                continue;
            }
            if (!comparison(owner, name)) {
                return;
            }
            Optional<String> closed = owner;
            while (closes()) {
                boolean element = is("]");
                at++;
                owner = element ? Optional.empty() : owner;
                if (element && isBare() && tokens.get(at).startsWith(".")) {
                    String sub = tokens.get(at++).substring(1);
                    if (at == tokens.size() || !comparison(closed, sub)) {
                        return;
                    }
                }
            }
            if (!isJoined()) {
                return;
            }
            at++;
        }
    }

    /** Reads an operator and its value; false if there is no comparison. */
    private boolean comparison(Optional<String> owner, String name) {
        skipBlanks();
        String keyword = isBare() ? tokens.get(at++) : "";
        if (keyword.equalsIgnoreCase("pr")) {
            return true;
        }
        if (Operator.named(keyword).isEmpty()) {
            return false;
        }
        skipBlanks();
        boolean isValue = at < tokens.size() && "()[]".indexOf(tokens.get(at).charAt(0)) < 0;
        boolean isWhole = at + 1 >= tokens.size()
                || FilterTokens.isBlank(tokens.get(at + 1))
                || ")]".contains(tokens.get(at + 1));
        if (!isValue || !isWhole) {
            return false;
        }
        tokens.set(at, rule.strict(attribute(owner, name), tokens.get(at)));
        at++;
        return true;
    }

    private Optional<Attribute> attribute(Optional<String> owner, String name) {
        return owner.isEmpty()
                ? named(name).map(ComparedValues::orItsValue)
                : named(owner.get()).flatMap(of -> of.isComplex() ? of.subAttribute(name) : Optional.of(of));
    }

    /** With or without the URN of its schema. */
    private Optional<Attribute> named(String name) {
        return Stream.concat(
                        Stream.of(name),
                        type.extensions().stream().map(Schema::urn).map(urn -> urn + ":" + name))
                .map(type::resolve)
                .flatMap(Optional::stream)
                .map(AttributePath::target)
                .findFirst();
    }

    private static Attribute orItsValue(Attribute attribute) {
        return attribute.isComplex() ? attribute.subAttribute("value").orElse(attribute) : attribute;
    }

    private void skipBlanks() {
        while (at < tokens.size() && FilterTokens.isBlank(tokens.get(at))) {
            at++;
        }
    }

    private boolean is(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private boolean isBare() {
        return at < tokens.size() && FilterTokens.isBare(tokens.get(at));
    }

    private boolean closes() {
        skipBlanks();
        return is(")") || is("]");
    }

    private boolean isJoined() {
        return isBare()
                && (tokens.get(at).equalsIgnoreCase("and") || tokens.get(at).equalsIgnoreCase("or"));
    }

    /** {@code not} before a bracket; without one it is the name of an attribute. */
    private boolean isNot() {
        return isBare()
                && tokens.get(at).equalsIgnoreCase("not")
                && tokens.stream()
                        .skip(at + 1L)
                        .filter(token -> !FilterTokens.isBlank(token))
                        .findFirst()
                        .filter("("::equals)
                        .isPresent();
    }
}
