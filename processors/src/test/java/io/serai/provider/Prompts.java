package io.serai.provider;

import io.serai.model.Detail;
import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import io.serai.model.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One prompt for each feature of the request, by the name of its expected wire call. */
public enum Prompts {
    TEXT(prompt(user("Good morning"))),
    INSTRUCTIONS(
            prompt(
                    new Message.Instructions("Be brief."),
                    user("Good morning"),
                    new Message.Instructions("Answer in French."))),
    CONVERSATION(
            prompt(
                    user("Good morning"),
                    said("Good morning! How can I help?"),
                    user("What is the weather?"))),
    TOOLS(weather(prompt(user("What is the weather in Rome?")))),
    TOOL_RESULTS(
            weather(
                    prompt(
                            user("What is the weather in Rome and Oslo?"),
                            new Message.Assistant(
                                    Optional.of("Let me look."),
                                    List.of(
                                            call("call_1", "{\"city\":\"Rome\"}"),
                                            call("call_2", "{\"city\":\"Oslo\"}"))),
                            new Message.ToolResult("call_1", "{\"celsius\":21}"),
                            new Message.ToolResult("call_2", "snow"),
                            user("And tomorrow?")))),
    TOOL_CHOICE_REQUIRED(weather(prompt(user("Rome?"))).toolChoice(new ToolChoice.Required())),
    TOOL_CHOICE_NAMED(weather(prompt(user("Rome?"))).toolChoice(new ToolChoice.Named("weather"))),
    TOOL_CHOICE_NONE(weather(prompt(user("Rome?"))).toolChoice(new ToolChoice.None())),
    ONE_TOOL_AT_A_TIME(weather(prompt(user("Rome and Oslo?"))).parallelToolCalls(false)),
    INLINE_IMAGE(
            prompt(
                    new Message.User(
                            List.of(
                                    new Part.Text("What is this?"),
                                    new Part.InlineImage("image/png", "aGVsbG8="))))),
    IMAGE_DETAIL(
            prompt(
                    new Message.User(
                            List.of(
                                    image(Detail.LOW, "aGVsbG8="),
                                    image(Detail.AUTO, "d29ybGQ="))))),
    NAMES(
            prompt(
                    new Message.Instructions("Be brief.", Optional.of("house")),
                    new Message.User(List.of(new Part.Text("Good morning")), Optional.of("ada")),
                    new Message.Assistant(
                            Optional.of("Good morning"), List.of(), Optional.of("porter")),
                    new Message.User(List.of(new Part.Text("And to me?")), Optional.of("bob")))),
    LINKED_IMAGE(
            prompt(
                    new Message.User(
                            List.of(
                                    new Part.Text("What is this?"),
                                    new Part.LinkedImage("https://example.com/cat.webp?w=9"))))),
    JSON_SCHEMA(
            prompt(user("Name a city"))
                    .format(
                            new ResponseFormat.JsonSchema(
                                    "city",
                                    new Json(
                                            """
                                            {"type":"object","properties":{"name":{"type":"string"}},
                                             "required":["name"],"additionalProperties":false}
                                            """),
                                    Optional.of(true)))),
    JSON_OBJECT(prompt(user("A city as JSON")).format(new ResponseFormat.JsonObject())),
    LIMITS(prompt(user("Count")).maxTokens(50).stop("END", "STOP")),
    SAMPLING(
            prompt(user("Rhyme"))
                    .sampling(
                            new Sampling(
                                    OptionalDouble.of(0.5),
                                    OptionalDouble.of(0.9),
                                    OptionalLong.of(42),
                                    OptionalDouble.of(0.25),
                                    OptionalDouble.of(-0.25)))),
    EFFORT(prompt(user("Think")).effort(Effort.HIGH)),
    EXTRAS(
            prompt(user("Hello"))
                    .extra("stream", "true")
                    .extra("n", "1")
                    .extra("user", "\"u-1\"")
                    .extra("service_tier", "\"flex\""));

    // Records all the way down, which the checker cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Draft draft;

    Prompts(Draft draft) {
        this.draft = draft;
    }

    public Prompt prompt() {
        return draft.build();
    }

    /** A prompt of these messages, to be refined. */
    public static Draft prompt(Message... messages) {
        return new Draft(
                new Prompt(
                        "any",
                        List.of(messages),
                        List.of(),
                        new ToolChoice.Auto(),
                        Optional.empty(),
                        new ResponseFormat.Text(),
                        OptionalInt.empty(),
                        List.of(),
                        Sampling.DEFAULT,
                        Optional.empty(),
                        Map.of()));
    }

    private static Part image(Detail detail, String base64) {
        return new Part.InlineImage("image/png", base64, Optional.of(detail));
    }

    public static Message user(String text) {
        return new Message.User(List.of(new Part.Text(text)));
    }

    public static Message said(String text) {
        return new Message.Assistant(Optional.of(text), List.of());
    }

    public static ToolCall call(String id, String arguments) {
        return new ToolCall(id, "weather", new Json(arguments), Optional.empty());
    }

    /** The draft with a tool that tells the weather. */
    public static Draft weather(Draft draft) {
        return draft.tool(
                new Tool(
                        "weather",
                        Optional.of("Weather of a city"),
                        new Json(
                                """
                                {"type":"object","properties":{"city":{"type":"string"}},
                                 "required":["city"]}
                                """),
                        Optional.empty()));
    }
}
