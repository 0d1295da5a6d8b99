package io.serai.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.serai.model.Embedding;
import java.io.IOException;
import java.util.Arrays;

/**
 * A vector as providers write it: a list of numbers, or base64 where that was asked for. Read
 * number by number, since a tree of them would be ten times their size.
 */
@JsonDeserialize(using = WireVector.Reader.class)
public record WireVector(Embedding embedding) {
    static final class Reader extends StdDeserializer<WireVector> {
        private static final long serialVersionUID = 1;
        private static final int USUAL_LENGTH = 1536;

        Reader() {
            super(WireVector.class);
        }

        @Override
        public WireVector deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            try {
                return new WireVector(
                        in.hasToken(JsonToken.VALUE_STRING)
                                ? Embedding.ofBase64(in.getText())
                                : Embedding.of(numbers(in)));
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(in, "no vector", e);
            }
        }

        private static float[] numbers(JsonParser in) throws IOException {
            check(in.hasToken(JsonToken.START_ARRAY));
            float[] numbers = new float[USUAL_LENGTH];
            int length = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                check(in.currentToken() != null && in.currentToken().isNumeric());
                if (length == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * length);
                }
                numbers[length++] = in.getFloatValue();
            }
            return Arrays.copyOf(numbers, length);
        }

        private static void check(boolean holds) {
            WireShape.check(holds, "a vector that is no list of numbers");
        }
    }
}
