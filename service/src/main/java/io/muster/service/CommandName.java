package io.muster.service;

import java.util.List;
import java.util.stream.Collectors;

/** Names of commands, which are typed in full: the parser would take the beginning of one for it. */
final class CommandName {
    private CommandName() {}

    /**
     * Leaves what is no beginning of a name to the parser, which says what there is.
     *
     * @throws StartRefused if it is the beginning of a name and no name
     */
    static void requireFull(String typed, List<String> names) {
        if (!typed.isEmpty() && !names.contains(typed)) {
            String meant = names.stream()
                    .filter(name -> name.startsWith(typed))
                    .sorted()
                    .collect(Collectors.joining(" or "));
            if (!meant.isEmpty()) {
                throw new StartRefused("There is no command " + typed + ". Type its whole name: " + meant + ".");
            }
        }
    }
}
