package io.serai.provider.vertex;

import io.serai.provider.Access;
import io.serai.provider.Probe;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.WireJson;
import io.serai.provider.anthropic.Anthropic;
import io.serai.provider.gemini.Gemini;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The protocol {@code vertex}: generateContent for Gemini, rawPredict for Claude, embeddings, of a
 * project and a location. They count tokens for nothing, which is the probe.
 */
public final class Vertex {
    public static final String NAME = "vertex";

    private static final String CLAUDE = "claude-";
    private static final String FIRST_CLAUDE_VERSION = "vertex-2023-10-16";
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._-]{0,100}");
    private static final String PING = "ping";

    private Vertex() {}

    /** Bound to one model; wrong options as {@link Gemini#protocol} has it. */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        if (!MODEL.matcher(settings.model()).matches()) {
            throw new IllegalArgumentException(
                    "model must match " + MODEL + " here: " + settings.model());
        }
        if (settings.model().startsWith(CLAUDE)) {
            return Anthropic.through(
                    claude(settings), FIRST_CLAUDE_VERSION, settings, clock, random);
        }
        return switch (settings.kind()) {
            case CHAT -> Gemini.through(gemini(settings), settings, clock, random);
            case EMBEDDINGS ->
                    VertexEmbeddings.protocol(
                            gemini(settings), model(settings), settings, clock, random);
        };
    }

    private static Access gemini(ProviderSettings settings) {
        Place place = Place.of(settings);
        String model = model(settings);
        var ping = WireJson.object();
        ping.putArray("contents")
                .addObject()
                .put("role", "user")
                .putArray("parts")
                .addObject()
                .put("text", PING);
        return access(
                place,
                model + ":generateContent",
                Probe.post(model + ":countTokens", ping.toString()));
    }

    private static String model(ProviderSettings settings) {
        return Place.of(settings).models("google") + settings.model();
    }

    private static Access claude(ProviderSettings settings) {
        Place place = Place.of(settings);
        String models = place.models("anthropic");
        var ping = WireJson.object().put("model", settings.model());
        ping.putArray("messages").addObject().put("role", "user").put("content", PING);
        return access(
                place,
                models + settings.model() + ":rawPredict",
                Probe.post(models + "count-tokens:rawPredict", ping.toString()));
    }

    private static Access access(Place place, String path, Probe probe) {
        return new Access(
                NAME,
                Set.of(Place.PROJECT, Place.LOCATION),
                Optional.of(path),
                Optional.of(probe),
                place.regional(),
                key -> Map.of("x-goog-api-key", key.value()));
    }
}
