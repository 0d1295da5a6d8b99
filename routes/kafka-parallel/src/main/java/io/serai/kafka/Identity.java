package io.serai.kafka;

/** Who this consumer is to Kafka: the same after a restart, so that it replaces its predecessor. */
record Identity(String groupId, String workerId, String id) {

    String instanceId() {
        return workerId + "." + id;
    }

    String transactionalId() {
        return groupId + "." + workerId + "." + id;
    }
}
