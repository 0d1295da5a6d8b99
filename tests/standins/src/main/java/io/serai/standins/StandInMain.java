package io.serai.standins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stand-ins as a process of their own, so that the gateway can be killed or measured apart from
 * them.
 *
 * <p>Arguments: {@code NAME[:PROTOCOL][=PORT] ...}, protocols {@code anthropic}, {@code openai},
 * {@code gemini}; without any, {@code claude gpt gemini} on free ports. Prints a line {@code NAME
 * URL} for each once all listen; then each line on standard input is a command and gets one line in
 * return ({@code help} lists them). Ends at {@code quit} or when standard input ends, so it does
 * not outlive the process that started it.
 */
public final class StandInMain {

    private static final Pattern ARGUMENT =
            Pattern.compile("([^:=]+)(?::([^:=]+))?(?:=(\\d{1,5}))?");
    private static final String[] DEFAULT = {"claude", "gpt", "gemini"};

    private StandInMain() {}

    public static void main(String... arguments) throws IOException {
        List<StandIn> standIns = new ArrayList<>();
        try {
            for (String argument : arguments.length == 0 ? DEFAULT : arguments) {
                standIns.add(start(argument));
            }
            converse(standIns, System.out);
        } finally {
            standIns.forEach(StandIn::close);
        }
    }

    static StandIn start(String argument) {
        Matcher parts = ARGUMENT.matcher(argument);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + argument + "' must be NAME[:PROTOCOL][=PORT]");
        }
        String name = parts.group(1);
        String protocol = parts.group(2) == null ? name : parts.group(2);
        int port = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return switch (protocol) {
            case "anthropic", "claude" -> StandIn.anthropic(name).start(port);
            case "openai", "gpt" -> StandIn.openai(name).start(port);
            case "openai-responses" -> StandIn.openaiResponses(name).start(port);
            case "azure-openai", "azure" -> StandIn.azure(name).start(port);
            case "gemini" -> StandIn.gemini(name).start(port);
            case "bedrock" -> StandIn.bedrock(name).start(port);
            case "vertex-gemini" -> StandIn.vertexGemini(name).start(port);
            case "vertex-claude" -> StandIn.vertexClaude(name).start(port);
            default ->
                    throw new IllegalArgumentException(
                            "'"
                                    + argument
                                    + "': unknown protocol '"
                                    + protocol
                                    + "', use anthropic, openai, openai-responses,"
                                    + " azure-openai, bedrock, gemini, vertex-gemini or vertex-claude");
        };
    }

    private static void converse(List<StandIn> standIns, PrintStream out) throws IOException {
        standIns.forEach(standIn -> out.println(standIn.name() + " " + standIn.baseUrl()));
        Console console = new Console(standIns);
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.strip().equals("quit")) {
                return;
            }
            out.println(console.reply(line));
        }
    }
}
