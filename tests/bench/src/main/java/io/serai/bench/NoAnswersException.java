package io.serai.bench;

import io.serai.standins.process.ChildJvm;

/** A contender that answers nothing is not slow: it does not run, and has no figures. */
final class NoAnswersException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LAST_WORDS = 400;

    private NoAnswersException(String sentence) {
        super(sentence);
    }

    static NoAnswersException of(int replies, ChildJvm jvm) {
        String what = jvm.isAlive() ? "answered nothing more" : "ended";
        return new NoAnswersException(
                "%s after %d replies; its last words: %s"
                        .formatted(what, replies, lastWords(jvm.printed())));
    }

    private static String lastWords(String printed) {
        String line = printed.strip().replaceAll("\\s+", " ");
        return line.substring(Math.max(0, line.length() - LAST_WORDS));
    }
}
