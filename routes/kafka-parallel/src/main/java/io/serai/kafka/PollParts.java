package io.serai.kafka;

import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** What the poll thread works with. */
record PollParts(
        Member member,
        GroupCommit commit,
        Holdings holdings,
        Intake intake,
        Assignments assignments,
        Outcry outcry,
        Function<Consumer<byte[], byte[]>, Rebalance> rebalances) {}
