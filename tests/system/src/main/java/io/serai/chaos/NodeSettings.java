package io.serai.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a broker of the {@link Cluster} has otherwise than an embedded one. */
final class NodeSettings {
    private static final String HOST = "127.0.0.1:";

    private static final Map<String, String> COMMON =
            Map.ofEntries(
                    Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                    Map.entry(
                            "listener.security.protocol.map",
                            "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("default.replication.factor", "3"),
                    Map.entry("min.insync.replicas", "2"),
                    Map.entry("offsets.topic.replication.factor", "3"),
                    Map.entry("transaction.state.log.replication.factor", "3"),
                    Map.entry("transaction.state.log.min.isr", "2"),
                    Map.entry(
                            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000"),
                    Map.entry("broker.session.timeout.ms", "4000"),
                    Map.entry("replica.lag.time.max.ms", "10000"),
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "2"));

    private NodeSettings() {}

    /**
     * @param ports direct ones, those behind the proxies, those of the controllers
     */
    static Map<String, String> of(int id, List<Integer> ports, List<FaultProxy> proxies) {
        int nodes = Cluster.NODES;
        String direct = "PLAINTEXT://" + HOST + ports.get(id - 1);
        String behind = ",PROXIED://" + HOST;
        Map<String, String> settings = new HashMap<>(COMMON);
        settings.put("node.id", Integer.toString(id));
        settings.put("controller.quorum.voters", voters(ports.subList(2 * nodes, 3 * nodes)));
        settings.put("advertised.listeners", direct + behind + proxies.get(id - 1).port());
        settings.put(
                "listeners",
                direct
                        + behind
                        + ports.get(nodes + id - 1)
                        + ",CONTROLLER://"
                        + HOST
                        + ports.get(2 * nodes + id - 1));
        return settings;
    }

    private static String voters(List<Integer> controllers) {
        return IntStream.range(0, controllers.size())
                .mapToObj(n -> (n + 1) + "@" + HOST + controllers.get(n))
                .collect(Collectors.joining(","));
    }
}
