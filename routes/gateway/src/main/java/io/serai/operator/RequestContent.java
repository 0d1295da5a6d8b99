package io.serai.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What to send: requests from a file, or one that is put together here. */
final class RequestContent {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "A request as JSON, or one on each line; - is standard input.")
    private @Nullable String file;

    @ArgGroup(exclusive = false)
    private @Nullable Prompt prompt;

    /** One question. */
    static final class Prompt {
        @Option(
                names = "--prompt",
                paramLabel = "TEXT",
                required = true,
                description = "One request that asks this.")
        private String text = "";

        @Option(
                names = "--model",
                paramLabel = "MODEL",
                defaultValue = "default",
                description = "Its model, which rules may route by (default: ${DEFAULT-VALUE}).")
        private String model = "default";
    }

    List<RequestInput> read(Terminal terminal) throws IOException {
        if (file != null) {
            return RequestFile.read(file, terminal.in());
        }
        Prompt asked = prompt == null ? new Prompt() : prompt;
        return List.of(new RequestInput("the prompt", json(asked)));
    }

    private static byte[] json(Prompt asked) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", asked.model);
        request.putArray("messages").addObject().put("role", "user").put("content", asked.text);
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }
}
