package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Understands one command at a time and says in one line what came of it. */
final class Console {

    private static final String HELP =
            "calls | reset | quit | NAME BEHAVIOUR | all BEHAVIOUR | NAME size CHARACTERS | NAME marker ID BEHAVIOUR;"
                    + " behaviours: "
                    + BehaviourPhrase.GRAMMAR;

    private final Map<String, StandIn> standIns = new LinkedHashMap<>();

    Console(List<StandIn> standIns) {
        standIns.forEach(standIn -> this.standIns.put(standIn.name(), standIn));
    }

    String reply(String line) {
        try {
            return obey(new Words(line));
        } catch (IllegalArgumentException misunderstood) {
            return "error: " + misunderstood.getMessage();
        }
    }

    private String obey(Words words) {
        String first = words.next("a command (try 'help')");
        return switch (first) {
            case "help" -> HELP;
            case "calls" -> calls().toString();
            case "reset" -> {
                standIns.values().forEach(StandIn::reset);
                yield "ok";
            }
            default -> direct(named(first), words);
        };
    }

    private List<StandIn> named(String name) {
        if (name.equals("all")) {
            return List.copyOf(standIns.values());
        }
        StandIn standIn = standIns.get(name);
        if (standIn == null) {
            throw new IllegalArgumentException(
                    "no stand-in '" + name + "'; there are: " + standIns.keySet());
        }
        return List.of(standIn);
    }

    private static String direct(List<StandIn> targets, Words words) {
        String text = words.rest();
        Words what = new Words(text);
        switch (what.next("a behaviour")) {
            case "size" -> {
                int characters = what.nextInt("the size");
                targets.forEach(standIn -> standIn.answerSize(characters));
            }
            case "marker" -> {
                String marker = what.next("a marker");
                Behaviour behaviour = BehaviourPhrase.parse(what);
                targets.forEach(standIn -> standIn.behaveFor(marker, behaviour));
            }
            default -> {
                Behaviour behaviour = BehaviourPhrase.parse(new Words(text));
                targets.forEach(standIn -> standIn.behave(behaviour));
            }
        }
        return "ok";
    }

    private JsonNode calls() {
        Map<String, JsonNode> counts = new LinkedHashMap<>();
        standIns.forEach((name, standIn) -> counts.put(name, counts(standIn)));
        return Json.node(counts);
    }

    private static JsonNode counts(StandIn standIn) {
        return Json.object(
                """
                {"calls": %s, "answers": %s, "probes": %s, "mostAtOnce": %s, "callsByMarker": %s}\
                """,
                standIn.calls(),
                standIn.answers(),
                standIn.probes(),
                standIn.mostAtOnce(),
                standIn.callsByMarker());
    }
}
