package io.serai.bench.contender;

import java.util.List;
import java.util.Properties;

/**
 * What every contender is asked to do: take each record of a topic, post its value to a provider,
 * and put the answer on another topic, with so many calls in flight.
 *
 * @param url where to post
 * @param key the provider's
 */
public record Task(
        String servers, String requests, String replies, String url, String key, int inFlight) {

    static Task of(String... arguments) {
        return new Task(
                arguments[0],
                arguments[1],
                arguments[2],
                arguments[3],
                arguments[4],
                Integer.parseInt(arguments[5]));
    }

    /** As {@link #of} reads them. */
    public List<String> arguments() {
        return List.of(servers, requests, replies, url, key, Integer.toString(inFlight));
    }

    Properties consumer() {
        Properties consumer = new Properties();
        consumer.put("bootstrap.servers", servers);
        consumer.put("group.id", "bench-" + requests);
        consumer.put("auto.offset.reset", "earliest");
        consumer.put("enable.auto.commit", "false");
        consumer.put("isolation.level", "read_committed");
        return consumer;
    }

    Properties producer() {
        Properties producer = new Properties();
        producer.put("bootstrap.servers", servers);
        producer.put("acks", "all");
        producer.put("linger.ms", "5");
        producer.put("transactional.id", "bench-" + requests);
        return producer;
    }
}
