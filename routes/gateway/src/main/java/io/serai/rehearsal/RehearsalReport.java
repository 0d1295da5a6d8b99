package io.serai.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A rehearsal as JSON: each take, and what broke a threshold. Prompts and answers are not in it.
 */
public record RehearsalReport(String chain, List<Take> takes, List<String> broken) {
    public RehearsalReport {
        takes = List.copyOf(takes);
        broken = List.copyOf(broken);
    }

    /** As it is written down. */
    public ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("chain", chain);
        var all = report.putArray("takes");
        takes.forEach(take -> all.add(json(take)));
        var failures = report.putArray("broken");
        broken.forEach(failures::add);
        return report;
    }

    private static ObjectNode json(Take take) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("prompt", take.where())
                        .put("provider", take.provider());
        take.fault().ifPresent(fault -> json.put("fault", fault));
        take.finish().ifPresent(finish -> json.put("finish", finish));
        take.violation().ifPresent(violation -> json.put("violation", violation));
        var tools = json.putArray("tools");
        take.tools().forEach(tools::add);
        json.put("characters", take.characters());
        take.usage()
                .ifPresent(usage ->
                        json.put("promptTokens", usage.promptTokens())
                                .put("completionTokens", usage.completionTokens()));
        json.put("ms", take.took().toMillis());
        take.cost().ifPresent(cost -> json.put("cost", cost.dollars()));
        take.similarity().ifPresent(similarity -> json.put("similarity", similarity));
        var dropped = json.putArray("dropped");
        take.dropped().forEach(dropped::add);
        return json;
    }
}
