package io.serai.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Handles many large records in a small heap, and ends well when all are committed. */
final class SmallHeapProcess {
    private SmallHeapProcess() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[4]);
        AtomicInteger handled = new AtomicInteger();
        try (Worker worker = new Worker(args[0], "small")) {
            worker.start(routes ->
                    routes.from(Worker.consume(args[1], args[3]).maxInFlight(4096))
                            .routeId("work")
                            .process(exchange -> {
                                boolean _ = new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
                                exchange.getIn().setBody(new byte[100_000]);
                                handled.incrementAndGet();
                            })
                            .to(KafkaParallel.produce(args[2])));
            while (handled.get() < count || worker.consumer("work").getPendingExchangesSize() > 0) {
                boolean _ = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
            System.out.println("handled " + handled.get());
        }
        Runtime.getRuntime().halt(0);
    }
}
