package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.app.SeraiMain;
import io.serai.standins.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens that a cluster mounts for a workload are secrets too: each is repeated by the service that
 * is to change it for one of its own, and whatever the commands print is searched for it.
 */
class MountedSecretsIT {
    private static final List<String> PLANTED = List.of("flaXorp", "queVint", "yodRusk");

    private static final String PROMPT =
            """
            {"model": "any", "messages": [{"role": "user", "content": "Say hello."}]}
            """;

    @TempDir private Path folder;

    @Test
    void noMountedTokenIsInWhatIsPrinted() throws Exception {
        OwnCertificate certificate = OwnCertificate.in(folder);
        try (Parrot tokens = Parrot.behind(certificate)) {
            Path config = Files.writeString(folder.resolve("serai.yaml"), yaml(tokens));
            Path prompts = Files.writeString(folder.resolve("prompts.jsonl"), PROMPT);

            String rehearsed =
                    printed(
                            certificate,
                            tokens,
                            "rehearse",
                            "--config",
                            config.toString(),
                            "--chain",
                            "all",
                            "--prompts",
                            prompts.toString());

            assertThat(PLANTED).as(rehearsed).allMatch(tokens.repeated()::contains);
            assertThat(rehearsed)
                    .contains(
                            "token from Microsoft Entra: invalid_client",
                            "token from Google: Error")
                    .contains("AWS gives no credentials: WebIdentityToken")
                    .doesNotContain(PLANTED);
        }
    }

    private String printed(OwnCertificate certificate, Parrot tokens, String... arguments)
            throws IOException {
        List<String> flags = new ArrayList<>(certificate.flags());
        flags.add("-XX:TieredStopAtLevel=1");
        flags.add("-Dlog4j2.configurationFile=log4j2.properties");
        try (ChildJvm serai =
                ChildJvm.start(
                        ChildJvm.Command.of(SeraiMain.class, arguments)
                                .flags(flags)
                                .environment(environment(tokens)),
                        folder.resolve("printed"))) {
            int _ = serai.awaitExit(Duration.ofMinutes(1));
            return serai.printed();
        }
    }

    private Map<String, String> environment(Parrot tokens) throws IOException {
        return Map.of(
                "AZURE_TENANT_ID", "our-tenant",
                "AZURE_CLIENT_ID", "our-app",
                "AZURE_FEDERATED_TOKEN_FILE", mounted(0),
                "AWS_WEB_IDENTITY_TOKEN_FILE", mounted(1),
                "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/serai",
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL_STS", tokens.url(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /** It has a form, unlike a key, and is known by it. */
    private String mounted(int secret) throws IOException {
        String token = "eyJhbGciOiJSUzI1NiJ9.%1$s.%1$s".formatted(PLANTED.get(secret));
        return Files.writeString(folder.resolve("token-" + secret), token).toString();
    }

    private String yaml(Parrot tokens) throws IOException {
        Path account =
                Files.writeString(
                        folder.resolve("account.json"),
                        """
                        {"type": "external_account",
                         "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x",
                         "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
                         "token_url": "%s/v1/token", "credential_source": {"file": "%s"}}
                        """
                                .formatted(tokens.url(), mounted(2)));
        return """
        providers:
          azure: {protocol: azure-openai, base-url: "%1$s", model: gpt-4.1, auth: {type: entra, authority: "%1$s"}}
          bedrock: {protocol: bedrock, base-url: "%1$s", model: amazon.nova-pro-v1:0, auth: {type: aws, region: eu-central-1}}
          vertex:
            protocol: vertex
            base-url: "%1$s"
            model: gemini-3.5-flash
            options: {project: our-project, location: global}
            auth: {type: google, credentials-file: "%2$s"}
        chains:
          all: {tiers: [azure, bedrock, vertex]}
        """
                .formatted(tokens.url(), account);
    }
}
