package io.serai.bench.micro;

import io.serai.codec.Decoded;
import io.serai.codec.EncodedRecord;
import io.serai.codec.ReplyCodec;
import io.serai.codec.RequestCodec;
import io.serai.model.ChainId;
import io.serai.model.Completion;
import io.serai.model.FinishReason;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.Outcome;
import io.serai.model.Usage;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading a request, its schema check included, and writing a reply. */
@State(Scope.Benchmark)
public class CodecMicro {
    private final RequestCodec requests = new RequestCodec();
    private final ReplyCodec replies = new ReplyCodec(() -> Requests.NOON.plusSeconds(1));
    private final Original original = Requests.original();
    private final Outcome outcome =
            new Outcome.Completed(
                    Requests.envelope(),
                    Journey.on(new ChainId("default")),
                    new Completion(
                            "chatcmpl-1",
                            Requests.NOON,
                            "gpt-6-sol",
                            Optional.of("x".repeat(700)),
                            Optional.empty(),
                            List.of(),
                            FinishReason.STOP,
                            Optional.empty(),
                            Optional.of(new Usage(500, 0, 0, 175, 0)),
                            List.of()));

    @Benchmark
    public Decoded decodeRequest() {
        return requests.decode(original);
    }

    @Benchmark
    public EncodedRecord encodeReply() {
        return replies.encode(outcome);
    }
}
