package io.serai.provider.openai;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orEmpty;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Embedding;
import io.serai.model.Embeddings;
import io.serai.model.Usage;
import io.serai.provider.WireUsage;
import io.serai.provider.WireVector;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A list of embeddings as servers send it; what is no answer is refused while it is read. */
record EmbeddingsAnswer(@Nullable String model, List<Item> data, JsonNode usage, JsonNode error) {
    EmbeddingsAnswer {
        data = orEmpty(data);
        usage = orMissing(usage);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(!data.isEmpty(), "no data");
    }

    /** One text's vector, and which text's it is. */
    record Item(@Nullable Integer index, WireVector embedding) {
        Item {
            check(index != null, "an embedding without its index");
            check(embedding != null, "an item without an embedding");
        }

        int place() {
            return Objects.requireNonNull(index);
        }
    }

    Embeddings embeddings(String asked) {
        return new Embeddings(Objects.requireNonNullElse(model, asked), vectors(), counted());
    }

    /** In the order of the texts, whatever the order on the wire. */
    private List<Embedding> vectors() {
        List<Item> sorted = data.stream().sorted(Comparator.comparingInt(Item::place)).toList();
        check(
                IntStream.range(0, sorted.size()).allMatch(i -> sorted.get(i).place() == i),
                "indices that are not those of the texts");
        return sorted.stream().map(item -> item.embedding().embedding()).toList();
    }

    private Optional<Usage> counted() {
        return usage.isObject()
                ? WireUsage.usage(WireUsage.count(usage, "prompt_tokens"), 0, 0, 0, 0)
                : Optional.empty();
    }
}
