package io.serai.kafka;

import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;

/** What the poll thread works with. */
record PollParts(
        Member member,
        GroupCommit commit,
        Holdings holdings,
        Intake intake,
        Assignments assignments,
        Outcry outcry,
        BiFunction<Consumer<byte[], byte[]>, BooleanSupplier, Rebalance> rebalances) {}
