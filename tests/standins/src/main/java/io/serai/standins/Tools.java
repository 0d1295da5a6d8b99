package io.serai.standins;

import java.util.Collections;
import java.util.List;

/** The tools of a request and how freely the model may use them. */
record Tools(List<Tool> declared, Choice choice, boolean parallel) {

    enum Choice {
        NONE,
        AUTO,
        FORCED
    }

    Tools {
        declared = List.copyOf(declared);
    }

    /**
     * The tools to call for this text: two at a time where the request allows it, one tool twice if
     * it is alone.
     */
    List<Tool> calledFor(String text) {
        boolean called =
                switch (choice) {
                    case NONE -> false;
                    case AUTO -> text.contains("call-tool");
                    case FORCED -> true;
                };
        if (!called || declared.isEmpty()) {
            return List.of();
        }
        if (!parallel) {
            return declared.subList(0, 1);
        }
        return declared.size() == 1
                ? Collections.nCopies(2, declared.getFirst())
                : declared.subList(0, 2);
    }
}
