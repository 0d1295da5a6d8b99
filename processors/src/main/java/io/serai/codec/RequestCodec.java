package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Input;
import io.serai.model.Original;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads request records, whatever their bytes: each is understood, or answered with the field and
 * the rule. Thread-safe.
 */
public final class RequestCodec {
    /** Longest value that is read when nothing else is configured: 1 MiB. */
    public static final int DEFAULT_LONGEST = 1 << 20;

    private final SchemaRules schema = SchemaRules.named("request");
    private final int longest;

    public RequestCodec() {
        this(DEFAULT_LONGEST);
    }

    /**
     * @param longest value that is read, in bytes
     */
    public RequestCodec(int longest) {
        this.longest = longest;
    }

    /** Understands a record, or says why not; never throws. */
    public Decoded decode(Original original) {
        byte[] value = original.value();
        if (value == null) {
            return undecodable(original, "is null");
        }
        if (value.length > longest) {
            String rule = "must have at most " + longest + " bytes, has " + value.length;
            return misunderstood(
                    original, Failure.byProducer(ErrorCode.REQUEST_TOO_LARGE, "value: " + rule));
        }
        return switch (JsonText.parse(value)) {
            case JsonText.Parsed.NotJson(String reason) -> undecodable(original, reason);
            case JsonText.Parsed.Tree(JsonNode root) -> decode(original, root);
        };
    }

    private Decoded decode(Original original, JsonNode root) {
        WishReader wishes = new WishReader(original, root.path("serai"));
        Claims claims = wishes.claims();
        boolean embeddings = EmbeddingInputMapper.isOne(root);
        List<Problem> problems = new ArrayList<>(TokenRules.check(root));
        if (problems.isEmpty()) {
            problems.addAll(schema.check(root));
        }
        if (problems.isEmpty() && !embeddings) {
            problems.addAll(ToolRules.check(root));
        }
        if (!problems.isEmpty()) {
            problems.addAll(wishes.problems());
            return violation(problems, claims);
        }
        Input input = embeddings ? EmbeddingInputMapper.input(root) : PromptMapper.prompt(root);
        Draft draft = draft(input, claims, wishes);
        return wishes.problems().isEmpty()
                ? new Decoded.Understood(draft)
                : violation(wishes.problems(), claims);
    }

    private static Draft draft(Input input, Claims claims, WishReader wishes) {
        return new Draft(
                claims,
                wishes.deadline(),
                wishes.ttl(),
                input,
                wishes.priority(),
                wishes.app(),
                wishes.classification(),
                wishes.labels(),
                wishes.notices());
    }

    private static Decoded violation(List<Problem> problems, Claims claims) {
        return new Decoded.Misunderstood(
                Failure.byProducer(ErrorCode.SCHEMA_VIOLATION, Problem.summary(problems)), claims);
    }

    private static Decoded undecodable(Original original, String reason) {
        return misunderstood(
                original, Failure.givenUp(ErrorCode.UNDECODABLE, "value: " + reason, false));
    }

    private static Decoded misunderstood(Original original, Failure failure) {
        Claims claims = new WishReader(original, MissingNode.getInstance()).claims();
        return new Decoded.Misunderstood(failure, claims);
    }
}
