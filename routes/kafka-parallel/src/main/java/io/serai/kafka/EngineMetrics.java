package io.serai.kafka;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Gauges and counters of one engine, removed when it stops. */
final class EngineMetrics implements AutoCloseable {
    private final MeterRegistry registry;
    private final Tags tags;
    private final EngineView view;
    private final List<Meter> meters = new ArrayList<>();

    EngineMetrics(MeterRegistry registry, Tags tags, EngineView view) {
        this.registry = registry;
        this.tags = tags;
        this.view = view;
        view.watch().measuredBy(registry, tags);
        gauge("in.flight", it -> it.slots().records());
        gauge("in.flight.bytes", it -> it.slots().bytes());
        gauge("window", it -> max(it, partition -> (int) partition.window()));
        gauge("completed.beyond.mark", it -> sum(it, Partition::completedBeyondMark));
        gauge("deferred", it -> it.deferred().size());
        gauge("held.back", it -> sum(it, Partition::heldBack));
        gauge("partitions", it -> it.holdings().now().all().size());
        gauge("lag", it -> it.poll().lag());
        counter("redeliveries", it -> it.deliveries().redelivered());
        counter("possibly.repeated", it -> it.deliveries().repeated());
        counter("lost", it -> it.lost().records());
    }

    private void gauge(String name, ToDoubleFunction<EngineView> value) {
        meters.add(
                Gauge.builder("kafka.parallel." + name, view, value).tags(tags).register(registry));
    }

    private void counter(String name, ToDoubleFunction<EngineView> value) {
        meters.add(
                FunctionCounter.builder("kafka.parallel." + name, view, value)
                        .tags(tags)
                        .register(registry));
    }

    private static int sum(EngineView view, ToIntFunction<Partition> value) {
        return view.holdings().now().all().stream().mapToInt(value).sum();
    }

    private static int max(EngineView view, ToIntFunction<Partition> value) {
        return view.holdings().now().all().stream().mapToInt(value).max().orElse(0);
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
