package io.serai.provider.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Where a call says its model and its API version. */
sealed interface MessagesForm {
    MessagesForm DIRECT = new Direct();

    /** Completes the body, and gives the headers. */
    Map<String, String> complete(ObjectNode body, String model, String version);

    /** Whether images may be given by their URL. */
    boolean fetchesImages();

    /** The version of a call without sampling parameters, to a model of which they may be asked. */
    String versionWithoutSampling();

    /** The model in the body, the version in a header. */
    record Direct() implements MessagesForm {
        @Override
        public Map<String, String> complete(ObjectNode body, String model, String version) {
            body.put("model", model);
            return Map.of(MessagesRequest.VERSION, version);
        }

        @Override
        public boolean fetchesImages() {
            return true;
        }

        @Override
        public String versionWithoutSampling() {
            return AnthropicOptions.NEWEST;
        }
    }

    /** The version in the body, the first one in the cloud's word; the model is in the path. */
    record Cloud(String first) implements MessagesForm {
        @Override
        public Map<String, String> complete(ObjectNode body, String model, String version) {
            boolean isFirst = version.equals(AnthropicOptions.WITH_SAMPLING);
            body.put("anthropic_version", isFirst ? first : version);
            return Map.of();
        }

        /** Anthropic's page on vision: Google's Claude takes the image itself only. */
        @Override
        public boolean fetchesImages() {
            return false;
        }

        /** Models that still take them do not know the newer versions there. */
        @Override
        public String versionWithoutSampling() {
            return AnthropicOptions.WITH_SAMPLING;
        }
    }
}
