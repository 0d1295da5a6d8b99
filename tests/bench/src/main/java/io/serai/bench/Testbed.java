package io.serai.bench;

import io.serai.bench.contender.Task;
import io.serai.standins.StandIn;
import io.serai.standins.process.BrokerProcess;
import io.serai.standins.process.StandInProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker and a provider for all contenders, each a process of its own. */
final class Testbed implements AutoCloseable {
    private static final String REQUESTS = "ai.requests.";
    private static final String PROVIDER = "only";
    private static final String CLAUDE = "claude";
    private static final String SECOND = "second";

    /** Makes an answer of about 1 KB with what the protocol has around the text. */
    private static final int ANSWER_CHARACTERS = 700;

    private final Path folder;
    private final BrokerProcess broker;
    private final StandInProcess standIn;
    private final Admin admin;
    private int courses;

    Testbed(Path folder) {
        this.folder = folder;
        broker = new BrokerProcess(folder.resolve("kafka"), 0, List.of("-Xmx1g"), Map.of());
        standIn =
                new StandInProcess(
                        folder.resolve("stand-in.log"),
                        List.of("-Xmx2g"),
                        PROVIDER + ":openai",
                        CLAUDE + ":anthropic",
                        SECOND + ":openai");
        admin = Admin.create(Map.of("bootstrap.servers", servers()));
    }

    /** Without both of them nobody can be measured any more. */
    boolean isAlive() {
        return broker.jvm().isAlive() && standIn.jvm().isAlive();
    }

    Path folder() {
        return folder;
    }

    String servers() {
        return broker.bootstrapServers();
    }

    String provider() {
        return standIn.baseUrl(PROVIDER);
    }

    /** One that says 529 when it is overloaded. */
    String claude() {
        return standIn.baseUrl(CLAUDE);
    }

    /** Another beside it, which always answers at once. */
    String secondProvider() {
        return standIn.baseUrl(SECOND);
    }

    /** From now on, for all calls; counts begin anew. */
    void behave(String phrase) {
        standIn.tell("reset");
        standIn.tell("all size " + ANSWER_CHARACTERS);
        change(phrase);
    }

    /** From now on, for all calls; counts go on. */
    void change(String phrase) {
        standIn.tell(PROVIDER + " " + phrase);
        standIn.tell(CLAUDE + " " + phrase);
    }

    /** Calls that were at the provider at once, at most. */
    int mostAtOnce() {
        return count("mostAtOnce");
    }

    int calls() {
        return count("calls");
    }

    private int count(String what) {
        return standIn.counts().at("/" + PROVIDER + "/" + what).asInt();
    }

    /** New topics, so that nobody meets what another left. */
    Task course(Scenario scenario) {
        String team = "bench-" + ++courses;
        String requests = REQUESTS + team;
        String replies = "ai.replies." + team;
        short one = 1;
        List<NewTopic> topics =
                List.of(
                        new NewTopic(requests, scenario.shape().partitions(), one),
                        new NewTopic(replies, 8, one));
        admin(() -> admin.createTopics(topics).all().get());
        return new Task(
                servers(),
                requests,
                replies,
                provider() + "/v1/chat/completions",
                StandIn.KEY,
                scenario.inFlight());
    }

    /** Deletes all that was written for it: gigabytes, in some scenarios. */
    void clear(Task task) {
        String team = "." + team(task.requests());
        admin(() -> {
            List<String> topics =
                    admin.listTopics().names().get().stream()
                            .filter(name -> name.endsWith(team))
                            .toList();
            admin.deleteTopics(topics).all().get();
        });
    }

    private interface AdminCall {
        void run() throws ExecutionException, InterruptedException;
    }

    private static void admin(AdminCall call) {
        try {
            call.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refuses: " + e.getMessage(), e.getCause());
        }
    }

    static String team(String requestTopic) {
        return requestTopic.substring(REQUESTS.length());
    }

    @Override
    public void close() {
        admin.close();
        standIn.close();
        broker.close();
    }
}
