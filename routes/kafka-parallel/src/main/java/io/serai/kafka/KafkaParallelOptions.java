package io.serai.kafka;

import java.time.Duration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@code kafka-parallel} end point, as Camel sets them; the README explains each.
 */
@UriParams
public class KafkaParallelOptions {
    @UriParam @Nullable String groupId;

    @UriParam @Nullable String id;

    @UriParam(defaultValue = "4096")
    int maxInFlight = 4096;

    @UriParam(description = "0 = a quarter of the heap")
    long maxInFlightBytes;

    @UriParam(defaultValue = "100")
    Duration commitInterval = Duration.ofMillis(100);

    @UriParam(defaultValue = "60000")
    Duration finishTimeout = Duration.ofSeconds(60);

    @UriParam(defaultValue = "consumer", enums = "consumer,classic")
    String groupProtocol = "consumer";

    @UriParam(defaultValue = "earliest", enums = "earliest,latest")
    String autoOffsetReset = "earliest";

    @UriParam(defaultValue = "none", enums = "none,key")
    String order = "none";

    @UriParam(defaultValue = "10")
    int redeliveries = 10;

    @UriParam(defaultValue = "1000")
    Duration redeliveryDelay = Duration.ofSeconds(1);

    @UriParam(defaultValue = "60000")
    Duration maxRedeliveryDelay = Duration.ofSeconds(60);

    @UriParam @Nullable String lastResort;

    @UriParam(defaultValue = "4096")
    int maxMetadata = 4096;

    @UriParam
    @Metadata(label = "advanced")
    @Nullable AssignmentListener assignmentListener;

    public @Nullable String getGroupId() {
        return groupId;
    }

    public void setGroupId(@Nullable String groupId) {
        this.groupId = groupId;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public long getMaxInFlightBytes() {
        return maxInFlightBytes;
    }

    public void setMaxInFlightBytes(long maxInFlightBytes) {
        this.maxInFlightBytes = maxInFlightBytes;
    }

    public Duration getCommitInterval() {
        return commitInterval;
    }

    public void setCommitInterval(Duration commitInterval) {
        this.commitInterval = commitInterval;
    }

    public Duration getFinishTimeout() {
        return finishTimeout;
    }

    public void setFinishTimeout(Duration finishTimeout) {
        this.finishTimeout = finishTimeout;
    }

    public String getGroupProtocol() {
        return groupProtocol;
    }

    public void setGroupProtocol(String groupProtocol) {
        this.groupProtocol = groupProtocol;
    }

    public String getAutoOffsetReset() {
        return autoOffsetReset;
    }

    public void setAutoOffsetReset(String autoOffsetReset) {
        this.autoOffsetReset = autoOffsetReset;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public int getRedeliveries() {
        return redeliveries;
    }

    public void setRedeliveries(int redeliveries) {
        this.redeliveries = redeliveries;
    }

    public Duration getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(Duration redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public Duration getMaxRedeliveryDelay() {
        return maxRedeliveryDelay;
    }

    public void setMaxRedeliveryDelay(Duration maxRedeliveryDelay) {
        this.maxRedeliveryDelay = maxRedeliveryDelay;
    }

    public @Nullable String getLastResort() {
        return lastResort;
    }

    public void setLastResort(@Nullable String lastResort) {
        this.lastResort = lastResort;
    }

    public int getMaxMetadata() {
        return maxMetadata;
    }

    public void setMaxMetadata(int maxMetadata) {
        this.maxMetadata = maxMetadata;
    }

    public @Nullable AssignmentListener getAssignmentListener() {
        return assignmentListener;
    }

    public void setAssignmentListener(@Nullable AssignmentListener assignmentListener) {
        this.assignmentListener = assignmentListener;
    }
}
