package io.serai.standins;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * An HTTP server on loopback that speaks a provider's protocol and behaves well or badly on cue, so
 * that tests, demos and benchmarks need neither a provider nor a key.
 *
 * <p>A marker {@code [[marker:ID]]} in the prompt's text identifies a request: it comes back in the
 * answer, and calls are counted by it.
 */
public final class StandIn implements AutoCloseable {

    /** The key that every stand-in accepts until it is given another. */
    public static final String KEY = "stand-in-key";

    private static final long SEED = 42;

    private final String name;
    private final House house;
    private final InstantSource clock = InstantSource.system();
    private final Script script = new Script();
    private final Tally tally = new Tally(clock);
    private final CallWindow window = new CallWindow(clock);
    private final Random random = new Random(SEED);
    private final Reception reception;
    private Port port;

    private StandIn(String name, Function<InstantSource, Dialect> dialects, List<String> models) {
        this.name = name;
        house = new House(models);
        Dialect dialect = dialects.apply(clock);
        Performance performance = new Performance(dialect, tally, window, random);
        reception = new Reception(dialect, house, script, tally, performance);
        port = new Port(name, 0, reception);
    }

    public static StandIn anthropic(String name) {
        List<String> models = List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5");
        return new StandIn(name, AnthropicDialect::new, models);
    }

    public static StandIn openai(String name) {
        return new StandIn(
                name,
                clock -> new EmbeddingsDialect(new OpenAiDialect(clock), OpenAiEmbeddings.direct()),
                List.of("gpt-6.1-sol", "gpt-6-luna", "gpt-4.1"));
    }

    /** A server on one's own machine, as Ollama or vLLM. */
    public static StandIn local(String name) {
        return new StandIn(name, LocalDialect::new, List.of("llama3.2"));
    }

    /** OpenAI's Responses API. */
    public static StandIn openaiResponses(String name) {
        return new StandIn(name, OpenAiResponsesDialect::new, List.of("gpt-6.2", "gpt-6.1-sol"));
    }

    /** Amazon Bedrock. */
    public static StandIn bedrock(String name) {
        return new StandIn(
                name,
                clock -> new EmbeddingsDialect(new BedrockDialect(clock), new BedrockEmbeddings()),
                List.of("eu.anthropic.claude-sonnet-5-5-v1:0"));
    }

    /** Gemini on Vertex AI. */
    public static StandIn vertexGemini(String name) {
        return new StandIn(
                name,
                clock ->
                        new EmbeddingsDialect(
                                new VertexGeminiDialect(clock), new VertexEmbeddings()),
                List.of("gemini-3.8-flash", "gemini-2.5-pro"));
    }

    /** Claude on Vertex AI. */
    public static StandIn vertexClaude(String name) {
        return new StandIn(name, VertexClaudeDialect::new, List.of("claude-sonnet-5-5"));
    }

    /** OpenAI's models on Azure. */
    public static StandIn azure(String name) {
        return new StandIn(
                name,
                clock -> new EmbeddingsDialect(new AzureDialect(clock), OpenAiEmbeddings.azure()),
                List.of("gpt-6.1-sol", "gpt-4.1"));
    }

    public static StandIn gemini(String name) {
        return new StandIn(
                name,
                clock -> new EmbeddingsDialect(new GeminiDialect(clock), new GeminiEmbeddings()),
                List.of("gemini-3.8-flash", "gemini-2.5-pro"));
    }

    /** On a free port. */
    public StandIn start() {
        return start(0);
    }

    public StandIn start(int number) {
        port = new Port(name, number, reception);
        port.open();
        return this;
    }

    public String name() {
        return name;
    }

    /** Scheme, host and port, without a path. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port.number();
    }

    public StandIn key(String key) {
        house.key(key);
        return this;
    }

    /** Only these exist, others get the protocol's 404; by default every model exists. */
    public StandIn models(String... models) {
        house.models(List.of(models));
        return this;
    }

    /**
     * Characters of each text answer, whatever the request allows; 0, the default, for a short
     * echo.
     */
    public StandIn answerSize(int characters) {
        house.answerSize(characters);
        return this;
    }

    /** Starts the random sequence of latencies and flakiness anew. */
    public StandIn seed(long seed) {
        random.setSeed(seed);
        return this;
    }

    /** From now on, for calls that come in; a call that already hangs goes on hanging. */
    public StandIn behave(Behaviour behaviour) {
        window.clear();
        script.stand(behaviour);
        if (behaviour instanceof Behaviour.Down) {
            port.refuse();
        } else {
            port.listen();
        }
        return this;
    }

    /** For prompts with this marker, whatever the others get. */
    public StandIn behaveFor(String marker, Behaviour behaviour) {
        if (behaviour instanceof Behaviour.Down) {
            throw new IllegalArgumentException(
                    "a port is down for all calls or for none: use behave(new Down())");
        }
        script.except(marker, behaviour);
        return this;
    }

    /** Prompt calls that arrived whole, whatever became of them. */
    public int calls() {
        return tally.calls();
    }

    public Map<String, Integer> callsByMarker() {
        return tally.callsByMarker();
    }

    /** Prompt calls that were answered to the last byte: what a provider would bill. */
    public int answers() {
        return tally.answers();
    }

    public Map<String, Integer> answersByMarker() {
        return tally.answersByMarker();
    }

    /** Calls that were here at once, at most. */
    public int mostAtOnce() {
        return tally.mostAtOnce();
    }

    public int probes() {
        return tally.probes();
    }

    /** The latest 50,000 prompt calls, oldest first. */
    public List<PromptBegun> promptsBegun() {
        return tally.begun();
    }

    /** Well-behaved again, with all counts at zero; key, models and answer size stay. */
    public StandIn reset() {
        behave(new Behaviour.Answers());
        script.clear();
        tally.reset();
        return this;
    }

    /** Ends all connections. */
    @Override
    public void close() {
        port.close();
    }
}
