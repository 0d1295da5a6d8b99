package io.serai.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/**
 * A worker to be killed: journals each call it begins in a file, waits, and replies. One that
 * hesitates waits as long before each call with an odd number, and prints that it does.
 */
final class WorkerProcess {
    /** Begins the line of one that hesitates. */
    static final String HESITATES = "HESITATES ";

    private WorkerProcess() {}

    /** What a worker does, as its command line. */
    record Job(
            String servers,
            String requests,
            String replies,
            String group,
            String protocol,
            int callMillis,
            boolean hesitates) {}

    public static void main(String[] args) throws Exception {
        Path journal = Path.of(args[0]);
        String workerId = args[1];
        Job job =
                new Job(
                        args[2],
                        args[3],
                        args[4],
                        args[5],
                        args[6],
                        Integer.parseInt(args[7]),
                        Boolean.parseBoolean(args[10]));
        Worker worker = new Worker(job.servers(), workerId);
        worker.component.setClientProperties(clientProperties(job.protocol()));
        worker.component.setFencedListener(sentence -> {
            System.out.println("FENCED " + sentence);
            Runtime.getRuntime().halt(3);
        });
        worker.start(routes ->
                routes.from(
                                Worker.consume(job.requests(), job.group())
                                        .groupProtocol(job.protocol())
                                        .order(args[9])
                                        .maxInFlight(Integer.parseInt(args[8])))
                        .routeId("work")
                        .process(exchange -> call(exchange, journal, job))
                        .to(KafkaParallel.produce(job.replies())));
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
        Thread.currentThread().join();
    }

    /** The place of a dead member is kept as long as by Kafka's default. */
    private static Map<String, String> clientProperties(String protocol) {
        return protocol.equals("classic")
                ? Map.of("transaction.timeout.ms", "10000", "session.timeout.ms", "45000")
                : Map.of("transaction.timeout.ms", "10000");
    }

    private static void call(Exchange exchange, Path journal, Job job) throws InterruptedException {
        String key = exchange.getIn().getHeader(KafkaHeaders.KEY, String.class);
        if (job.hesitates() && Integer.parseInt(key.substring(1)) % 2 == 1) {
            System.out.println(HESITATES + key);
            pause(job.callMillis());
        }
        Delivery.of(exchange).awaitOwnership();
        append(journal, key + " " + Delivery.of(exchange).possiblyRepeated() + "\n");
        pause(job.callMillis());
    }

    private static void pause(int millis) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    /** One write, so that a kill leaves whole lines. */
    private static void append(Path journal, String line) {
        try {
            Files.writeString(
                    journal,
                    line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
