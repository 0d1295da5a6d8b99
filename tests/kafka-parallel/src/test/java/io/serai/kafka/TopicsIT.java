package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsIT {
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", Broker.servers()));
    private final AtomicInteger looks = new AtomicInteger();
    private final CompletableFuture<Optional<TopicFacts>> asksMeanwhile = new CompletableFuture<>();
    private final String topic = "late-" + UUID.randomUUID();
    private final Topics topics = new Topics(this::slowToLearn, InstantSource.system());

    @AfterEach
    void close() {
        topics.close();
        admin.close();
    }

    /** Brokers learn of a new topic one after the other. */
    @Test
    void aTopicThatOneBrokerDoesNotKnowYetIsLookedForAgain() {
        assertThat(topics.describe(topic)).isPresent();
        assertThat(looks.get()).isEqualTo(2);
    }

    /** It had been told that there is none, and failed. */
    @Test
    void whoAsksMeanwhileWaitsForTheSameAnswer() {
        assertThat(topics.describe(topic)).isPresent();
        assertThat(asksMeanwhile.join()).isPresent();
    }

    @Test
    void aTopicThatNobodyKnowsIsAbsentAndNotLookedForAtOnceAgain() {
        assertThat(topics.describe(topic + "-never")).isEmpty();
        int asked = looks.get();

        assertThat(topics.describe(topic + "-never")).isEmpty();
        assertThat(looks.get()).isEqualTo(asked).isGreaterThan(1);
    }

    /** An admin client whose first look is too early. */
    private Admin slowToLearn() {
        return (Admin)
                Proxy.newProxyInstance(
                        Admin.class.getClassLoader(),
                        new Class<?>[] {Admin.class},
                        (_, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object... arguments) throws Exception {
        if (method.getName().equals("describeTopics") && looks.get() == 1) {
            someoneAsks();
        }
        Object result = method.invoke(admin, arguments);
        if (result instanceof DescribeTopicsResult described && looks.incrementAndGet() == 1) {
            try {
                described.allTopicNames().get();
            } catch (ExecutionException unknown) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
                await().atMost(Duration.ofMinutes(2)).until(this::isKnown);
            }
        }
        return result;
    }

    private void someoneAsks() throws InterruptedException, ExecutionException {
        asksMeanwhile.completeAsync(() -> topics.describe(topic));
        try {
            var _ = asksMeanwhile.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waits) {
            // As it should: there is no answer yet.
        }
    }

    private boolean isKnown() throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().contains(topic);
    }
}
