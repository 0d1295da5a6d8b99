package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of a profile in AWS's file, and a file that has none, or is no such file. */
class AwsProfileTest {
    private static final URI BEDROCK =
            URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com");
    private static final String KEYS =
            "aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n";

    @TempDir private Path folder;
    private final Map<String, @Nullable String> before = new HashMap<>();
    private Path file;

    private record Call(String method, URI uri, Map<String, String> headers, byte[] body)
            implements UnsignedCall {}

    @BeforeEach
    void alone() {
        file = folder.resolve("credentials");
        set("aws.sharedCredentialsFile", file.toString());
        set("aws.configFile", folder.resolve("config").toString());
        set("aws.disableEc2Metadata", "true");
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    @AfterEach
    void asBefore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private Map<String, String> signed(String profile, String text) throws IOException {
        Files.writeString(file, text);
        return signed(profile);
    }

    private static Map<String, String> signed(String profile) throws IOException {
        return AwsSignature.of(
                        new AuthSettings(
                                AuthSettings.Type.AWS,
                                Map.of("profile", profile),
                                Optional.empty()),
                        BEDROCK,
                        InstantSource.system())
                .headers(new Call("POST", BEDROCK, Map.of(), new byte[0]));
    }

    @Test
    void signsWithTheKeysOfItsProfile() throws IOException {
        Map<String, String> headers = signed("prod", "[test]\n[prod]\n" + KEYS);

        assertThat(headers.get("Authorization")).contains("Credential=AKIAEXAMPLE/");
    }

    /** It was asked for by its name. */
    @Test
    void aProfileGoesBeforeKeysOfTheEnvironment() throws IOException {
        set("aws.accessKeyId", "AKIAOTHER");
        set("aws.secretAccessKey", "other");

        assertThat(signed("prod", "[prod]\n" + KEYS).get("Authorization"))
                .contains("Credential=AKIAEXAMPLE/");
        assertRefused(
                catchThrowableOfType(CredentialUnavailable.class, () -> signed("nope")),
                "profile nope of AWS's files: is not there, or without credentials");
    }

    /** Nothing of the other profiles is told: they may be many. */
    @Test
    void aProfileThatIsNotThereIsNamed() {
        assertRefused(
                catchThrowableOfType(
                        CredentialUnavailable.class, () -> signed("prod", "[test]\n" + KEYS)),
                "profile prod of AWS's files: is not there, or without credentials");
    }

    @Test
    void aFileThatIsNotThereHasNoProfile() {
        assertRefused(
                catchThrowableOfType(CredentialUnavailable.class, () -> signed("prod")),
                "profile prod of AWS's files: is not there, or without credentials");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws_access_key_id = AKIAEXAMPLE | Expected a profile definition on line 1",
                "[prod | Profile definition must end with ']' on line 1",
                "`[prod]\naws_secret_access_key wJalrXUtnFEMI` | Expected an '=' sign defining a property on line 2",
                "`[prod]\naws_access_key_id = AKIAEXAMPLE` | Profile property 'aws_secret_access_key' was not configured for 'prod'.",
                "`[prod]\nrole_arn = a\nsource_profile = base` | The source profile of 'prod' was configured to be 'base', but that source profile has no credentials configured.",
            })
    void whatIsWrongInAFileIsSaid(String text, String why) {
        CredentialUnavailable told =
                catchThrowableOfType(CredentialUnavailable.class, () -> signed("prod", text));

        assertRefused(told, "profile prod of AWS's files: " + why);
    }

    private static void assertRefused(CredentialUnavailable told, String why) {
        assertThat(told)
                .hasMessage("AWS gives no credentials: " + why)
                .returns(true, CredentialUnavailable::isRefused);
    }
}
