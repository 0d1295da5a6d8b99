package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Fault;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {
    @BeforeAll
    static void remember() {
        KnownSecrets.remember("open sesame");
        KnownSecrets.remember("shazam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcDEF1234567890",
                "sk-ant-api03-Zm9vYmFyYmF6_cXV4-AA",
                "sk-proj-********************AbCd",
                "AIzaSyD-1234567890abcdefghijklmnopqrstu",
                "Bearer abc.def.ghi",
                "bearer opaque-token",
                "Basic dXNlcjpwYXNz",
                "AKIAIOSFODNN7EXAMPLE",
                "gsk_abcdefgh12345",
                "hf_abcdefghijkl",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                "0123456789abcdef0123456789abcdef",
                "dGhpcyBpcyBhIHNlY3JldCB0aGF0IGlzIGxvbmcgMTIz+/==",
                "keys/0123456789abcdef0123456789abcdef",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "open sesame",
                "shazam"
            })
    void masks(String secret) {
        assertThat(ErrorText.clean("Incorrect key: " + secret + ". Try again"))
                .doesNotContain(secret)
                .startsWith("Incorrect key: ***");
        assertThat(ErrorText.clean("{\"echo\": \"" + secret + "\"}"))
                .isEqualTo("{\"echo\": \"***\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "api_key=hunter2 is wrong, api_key=*** is wrong",
                "`\"api-key\": \"hunter2\"`, `\"api-key\": \"***\"`",
                "password: hunter2, password: ***",
                "token: Bearer hunter2, token: ***",
                "Invalid API key: hunter2, Invalid API key: ***",
                "client_secret=hunter2, client_secret=***",
                "apikey: token: hunter2, apikey: *** ***",
                "sk-token: hunter2, ***: ***"
            })
    void masksWhatIsNamedASecret(String said, String shown) {
        assertThat(ErrorText.clean(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 128000 tokens. You requested 130123.",
                "Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 20",
                "model: claude-sonnet-4-5-20250929",
                "invalid_request_error/invalid_api_key: Incorrect API key provided.",
                "expired_token: The security token has expired",
                "Number of request tokens has exceeded your per-minute rate limit",
                "The input token count (1100000) exceeds the maximum",
                "`projects/our-project-123/locations/us-central1/publishers/google/models/gemini-3.5-flash` was not found",
                "denied on resource '//aiplatform.googleapis.com/projects/our-project-123/locations/us-central1'"
            })
    void leavesTheRest(String said) {
        assertThat(ErrorText.clean(said)).isEqualTo(said);
    }

    /** Whoever mends it must know whose account, application or session it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "User: arn:aws:sts::123456789012:assumed-role/SeraiGatewayRole/i-0123456789abcdef0 is not authorized to perform: bedrock:InvokeModel",
                "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/jane.doe@example.com",
                "AADSTS700016: Application with identifier '01234567-89ab-4cde-8f01-23456789abcd' was not found in the directory 'Contoso'.",
                "Trace ID: 0FEDCBA9-8765-4321-8FED-CBA987654321 Correlation ID: 01234567-89ab-4cde-8f01-23456789abcd",
                "https://login.microsoftonline.com/01234567-89ab-4cde-8f01-23456789abcd/oauth2/v2.0/token",
                "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: 8uBJX_G6NRFe79mw6dZi9bBvrdKYd9tFfE6wNRfJ4h7bFTbZtQDqUA.",
                "{\"vpcServiceControlsUniqueIdentifier\": \"8uBJX_G6NRFe79mw6dZi9bBvrdKYd9tFfE6wNRfJ4h7bFTbZtQDqUA\"}"
            })
    void leavesWhatAnOperatorSearchesFor(String said) {
        assertThat(ErrorText.clean(said)).isEqualTo(said);
    }

    /** What only begins or ends like it. */
    @ParameterizedTest
    @CsvSource({
        "01234567-89ab-4cde-8f01-23456789abcd0, ***",
        "01234567-89ab-4cde-8f01-23456789abcd-0123456789, ***",
        "key-01234567-89ab-4cde-8f01-23456789abcd, ***",
        "0123456789ab-4cde-8f01-23456789abcd-0123, ***",
        "api_key: 01234567-89ab-4cde-8f01-23456789abcd, api_key: ***",
        "Bearer 01234567-89ab-4cde-8f01-23456789abcd, ***",
        "sk-01234567-89ab-4cde-8f01-23456789abcd, ***",
        "assumed-role/Role/i-0123456789abcdef0/wJalrXUtnFEMIK7MDENG, ***",
        "my-assumed-role/Role/wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE1, ***",
        "assumed-role/Role/x wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, assumed-role/Role/x ***",
        "uniqueIdentifier: 8uBJX_G6NRFe79mw6dZi9bBvrdKYd9tFfE6wNRfJ4h7bFTbZtQDqUA, uniqueIdentifier: ***",
    })
    void masksWhatOnlyResemblesIt(String said, String shown) {
        assertThat(ErrorText.clean(said)).isEqualTo(shown);
    }

    @Test
    void masksAConfiguredSecretWhateverItsForm() {
        KnownSecrets.remember("89abcdef-0123-4567-89ab-cdef01234567");
        KnownSecrets.remember("0therR0leSecret");

        assertThat(
                        ErrorText.clean(
                                "89ABCDEF-0123-4567-89ab-cdef01234567 for assumed-role/Role/0therR0leSecret"))
                .isEqualTo("*** for assumed-role/Role/***");
    }

    /** Types and codes are read in small letters. */
    @Test
    void masksASecretInLettersOfAnyCase() {
        KnownSecrets.remember("zorBik");

        assertThat(ErrorText.clean("zorbik/ZORBIK: zorBik")).isEqualTo("***/***: ***");
    }

    @Test
    void forgetsNoSecretOfTheConfigurationForThoseThatWereFetched() {
        KnownSecrets.remember("for good");
        IntStream.range(0, 1_100).forEach(i -> KnownSecrets.rememberFetched("fetched " + i + "."));

        assertThat(ErrorText.clean("for good, fetched 1099., fetched 0."))
                .isEqualTo("***, ***, fetched 0.");
    }

    @Test
    void isOneLineWithoutControlCharacters() {
        assertThat(ErrorText.clean("  a\r\nb\tc\u001b[31md\u0000 ")).isEqualTo("a b c [31md");
    }

    @Test
    void isCutToWhatAFaultTakes() {
        assertThat(ErrorText.clean("word ".repeat(1_000)))
                .hasSize(Fault.LONGEST_MESSAGE)
                .endsWith("…");
        assertThat(ErrorText.clean("x".repeat(298) + "\ud83d\ude00 and more"))
                .isEqualTo("x".repeat(298) + "…");
        assertThat(ErrorText.clean("x".repeat(300))).hasSize(300);
    }

    @Test
    void leavesNoHalfSecretWhereItStopsReading() {
        String secrets = "sk-proj-abcDEF1234567890 ".repeat(170);

        assertThat(ErrorText.clean(secrets + "0123456789abcdef0123456789abcdef".repeat(10)))
                .containsOnlyOnce("…")
                .matches("(\\*\\*\\* ?)+.*…");
        assertThat(ErrorText.clean("x ".repeat(20) + "open sesame".repeat(1_000)))
                .doesNotContain("open");
    }

    @Test
    void takesTheLongestTextInNoTime() {
        assertThat(ErrorText.clean("A".repeat(10_000_000))).isEmpty();
        assertThat(ErrorText.clean("token token: ".repeat(100_000))).hasSize(300);
    }
}
