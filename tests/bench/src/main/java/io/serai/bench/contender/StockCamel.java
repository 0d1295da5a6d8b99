package io.serai.bench.contender;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.main.Main;

/** {@code kafka -> http -> kafka} with Camel's own components and eight consumers. */
public final class StockCamel extends RouteBuilder {
    private static final int CONSUMERS = 8;

    private final Task task;

    private StockCamel(Task task) {
        this.task = task;
    }

    public static void main(String... arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new StockCamel(Task.of(arguments)));
        main.run();
    }

    @Override
    public void configure() {
        // @formatter:off
        from("kafka:" + task.requests()
                + "?brokers=" + task.servers()
                + "&groupId=bench-" + task.requests()
                + "&autoOffsetReset=earliest&consumersCount=" + CONSUMERS)
            .removeHeaders("*", KafkaConstants.KEY)
            .setHeader("Authorization", constant("Bearer " + task.key()))
            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
            .to(task.url()
                + "?connectionsPerRoute=" + task.inFlight()
                + "&maxTotalConnections=" + task.inFlight())
            .convertBodyTo(byte[].class)
            .removeHeaders("*", KafkaConstants.KEY)
            .to("kafka:" + task.replies() + "?brokers=" + task.servers());
        // @formatter:on
    }
}
