package io.serai.app;

import io.serai.operator.Finding;
import io.serai.operator.TopicPlan;
import io.serai.operator.TopicSetup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the topics, as last seen. They are looked at again while a worker runs,
 * because a retention that somebody shortens loses parked requests in silence.
 */
final class TopicWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

    private final Map<String, Object> properties;
    private final TopicPlan plan;
    private volatile List<Finding> findings = List.of();

    TopicWatch(Map<String, Object> properties, TopicPlan plan) {
        this.properties = properties;
        this.plan = plan;
    }

    /** Kafka that does not answer now says nothing of its topics. */
    void look() {
        try (Admin admin = Admin.create(properties)) {
            List<Finding> found = TopicSetup.verify(admin, plan);
            found.stream().filter(it -> !findings.contains(it)).forEach(TopicWatch::tell);
            findings = found;
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("The topics could not be verified; this is tried again");
        }
    }

    /** Down only while requests could be lost in silence. */
    Check check() {
        return new Check(
                "topics",
                findings.stream().noneMatch(Finding.Refuses.class::isInstance),
                findings.stream().map(TopicWatch::words).collect(Collectors.joining("; ")));
    }

    private static void tell(Finding finding) {
        switch (finding) {
            case Finding.Refuses _ -> LOG.error("{}", words(finding));
            case Finding.Warns _ -> LOG.warn("{}", words(finding));
        }
    }

    private static String words(Finding finding) {
        return switch (finding) {
            case Finding.Refuses(String sentence, String repair) ->
                    sentence + "; repair it with: " + repair;
            case Finding.Warns(String sentence) -> sentence;
        };
    }
}
