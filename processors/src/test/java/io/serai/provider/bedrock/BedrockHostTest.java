package io.serai.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.provider.Providers;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockHostTest {
    private static final String NOVA = "amazon.nova-pro-v1:0";

    private static void check(String host, String model) {
        BedrockHost.check(
                Providers.settings(Bedrock.NAME, URI.create("https://" + host), model, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock.eu-central-1.amazonaws.com, bedrock-runtime.eu-central-1.amazonaws.com",
        "bedrock-fips.us-east-1.amazonaws.com, bedrock-runtime-fips.us-east-1.amazonaws.com",
        "bedrock.cn-north-1.amazonaws.com.cn, bedrock-runtime.cn-north-1.amazonaws.com.cn",
    })
    void theControlPlaneAnswersNoPrompts(String host, String meant) {
        assertThatThrownBy(() -> check(host, NOVA))
                .hasMessage("base-url must be of the host that answers, " + meant);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:bedrok:eu-central-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0",
        "arn:aws:bedrock:eu-central-1:12345:inference-profile/a1",
        "arn:aws:bedrock:eu-central-1:123456789012",
        "arn:aws:bedrock:EU Central 1:123456789012:inference-profile/a1",
    })
    void anArnHasItsForm(String model) {
        assertThatThrownBy(() -> check("p.example", model))
                .hasMessageStartingWith("model must be an ARN like ")
                .hasMessageEndingWith(": " + model);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, us.amazon.nova-pro-v1:0",
        "ap-southeast-2, eu.amazon.nova-pro-v1:0",
        "us-east-1, apac.amazon.nova-pro-v1:0",
        "eu-west-1, jp.amazon.nova-pro-v1:0",
    })
    void aProfileOfAnotherGeographyIsNotThere(String region, String model) {
        assertThatThrownBy(() -> check("bedrock-runtime." + region + ".amazonaws.com", model))
                .hasMessageStartingWith(
                        "model must be an inference profile of base-url's geography")
                .hasMessageEndingWith(region + ": " + model);
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock-runtime.eu-central-1.amazonaws.com, eu.amazon.nova-pro-v1:0",
        "bedrock-runtime.eu-central-1.amazonaws.com, global.amazon.nova-pro-v1:0",
        "bedrock-runtime.eu-central-1.amazonaws.com, amazon.nova-pro-v1:0",
        "bedrock-runtime.us-gov-west-1.amazonaws.com, us-gov.amazon.nova-pro-v1:0",
        "bedrock-runtime.ca-central-1.amazonaws.com, us.amazon.nova-pro-v1:0",
        "p.example, us.amazon.nova-pro-v1:0",
        "bedrock.p.example, amazon.nova-pro-v1:0",
        "bedrock-runtime.us-east-1.amazonaws.com, arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
        "bedrock-runtime.us-east-1.amazonaws.com, arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:provisioned-model/abcdefghijkl",
        "bedrock-runtime.us-east-1.amazonaws.com, arn:aws:sagemaker:us-east-1:123456789012:endpoint/ours",
    })
    void whatMayBeThereIsAsked(String host, String model) {
        assertThatCode(() -> check(host, model)).doesNotThrowAnyException();
    }
}
