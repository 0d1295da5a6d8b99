package io.serai.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A conversation as Claude's and Bedrock's APIs want it: turns of user and assistant in
 * alternation, so that what one says in a row is one turn.
 */
public final class WireTurns {
    public static final String USER = "user";
    public static final String ASSISTANT = "assistant";

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^A-Za-z0-9_-]");
    private static final String IMAGE = "image/";
    private static final Set<String> IMAGES = Set.of("png", "jpeg", "gif", "webp");

    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    private final List<String> dropped = new ArrayList<>();

    public ArrayNode messages() {
        return messages;
    }

    /** What could not be expressed, by its place in the request. */
    public List<String> dropped() {
        return dropped;
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /** With something to answer before it. */
    public boolean endWithAssistant() {
        return messages.size() > 1 && lastIs(ASSISTANT);
    }

    public void removeLast() {
        messages.remove(messages.size() - 1);
    }

    /** What the turn that the role has now consists of. */
    public ArrayNode turn(String role) {
        if (!lastIs(role)) {
            messages.addObject().put("role", role).putArray("content");
        }
        return (ArrayNode) messages.get(messages.size() - 1).get("content");
    }

    private boolean lastIs(String role) {
        return messages.path(messages.size() - 1).path("role").asText().equals(role);
    }

    /** Other providers' ids may hold what these APIs refuse. */
    public static String id(String id) {
        return NOT_IN_IDS.matcher(id).replaceAll("_");
    }

    /**
     * What comes after {@code image/}.
     *
     * @throws ImageUnavailable where these APIs do not take it, though others may
     */
    public static String imageFormat(String mediaType) {
        String format = mediaType.substring(IMAGE.length());
        if (!IMAGES.contains(format)) {
            throw ImageUnavailable.refused(
                    "images are taken as PNG, JPEG, GIF or WebP, not as " + mediaType);
        }
        return format;
    }

    /** A turn of the user's before that of the assistant that is the first. */
    public Optional<ArrayNode> beforeAssistant() {
        return messages.path(0).path("role").asText().equals(ASSISTANT)
                ? Optional.of(messages.insertObject(0).put("role", USER).putArray("content"))
                : Optional.empty();
    }

    /** A call's input: these APIs take objects only. */
    public void input(ObjectNode call, Json arguments) {
        if (!WireJson.putArguments(call, "input", arguments)) {
            dropped.add(WireJson.ARGUMENTS);
        }
    }
}
