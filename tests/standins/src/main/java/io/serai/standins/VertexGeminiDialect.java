package io.serai.standins;

import java.time.InstantSource;
import java.util.regex.Pattern;

/** Gemini on Vertex AI. */
final class VertexGeminiDialect extends VertexDialect {
    private static final String MODEL = PLACE + "google/models/([^/:]+)";
    private static final Pattern PROMPT = Pattern.compile(MODEL + ":generateContent");
    private static final Pattern PROBE = Pattern.compile(MODEL + ":countTokens");

    VertexGeminiDialect(InstantSource clock) {
        super(
                new GeminiDialect(clock),
                PROMPT,
                PROBE,
                "{\"totalTokens\": 1, \"totalBillableCharacters\": 4}");
    }

    @Override
    Call direct(Call call) {
        return call.withPath(
                PROMPT.matcher(call.path()).replaceFirst("/v1beta/models/$1:generateContent"));
    }
}
