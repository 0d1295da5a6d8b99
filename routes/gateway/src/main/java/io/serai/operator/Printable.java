package io.serai.operator;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside as a terminal may show it: control characters, which could rewrite the screen,
 * are escaped.
 */
final class Printable {
    private Printable() {}

    /** On one line. */
    static String line(String text) {
        return escaped(text, Character::isISOControl);
    }

    /** On as many lines as it has. */
    static String block(String text) {
        return escaped(text, c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    /** As text where it is some, else as Base64. */
    static String bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "null";
        }
        try {
            return block(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return "base64:" + Base64.getEncoder().encodeToString(bytes);
        }
    }

    private static String escaped(String text, IntPredicate hidden) {
        if (text.chars().noneMatch(hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(c ->
                        shown.append(
                                hidden.test(c)
                                        ? "\\u%04x".formatted(c)
                                        : String.valueOf((char) c)));
        return shown.toString();
    }
}
