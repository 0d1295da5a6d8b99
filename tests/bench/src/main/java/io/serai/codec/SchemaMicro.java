package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The schema check alone; in this package because nobody else may ask for it. */
@State(Scope.Benchmark)
public class SchemaMicro {
    private final SchemaRules schema = SchemaRules.named("request");
    private final JsonNode request;

    public SchemaMicro() {
        String text =
                "{\"model\": \"gpt-6-sol\", \"messages\": [{\"role\": \"user\", \"content\": \"hello\"}]}";
        request =
                switch (JsonText.parse(text.getBytes(StandardCharsets.UTF_8))) {
                    case JsonText.Parsed.Tree(JsonNode root) -> root;
                    case JsonText.Parsed.NotJson(String reason) ->
                            throw new IllegalStateException(reason);
                };
    }

    @Benchmark
    public List<Problem> checkSchema() {
        return schema.check(request);
    }
}
