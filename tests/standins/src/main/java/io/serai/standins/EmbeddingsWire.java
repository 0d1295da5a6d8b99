package io.serai.standins;

import java.util.List;

/** One provider's embeddings calls as its server speaks them. */
interface EmbeddingsWire {
    boolean isCall(Call call);

    String model(Call call);

    /** What is asked; without a text, or with one of another type, it is no call. */
    Texts texts(Call call);

    Reply answer(String model, Texts texts, List<float[]> vectors);
}
