package io.serai.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final String PUBLIC = "8.8.8.8";

    private static PublicAddresses naming(String... literals) {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add(
                "img.example",
                Stream.of(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
        return new PublicAddresses(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "172.15.0.1", "100.128.0.1", "2606:4700::1111"})
    void givesPublicOnes(String literal) throws UnknownHostException {
        assertThat(naming(literal).resolve("img.example"))
                .containsExactly(InetAddress.ofLiteral(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.2.7",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1"
            })
    void refusesANameWithOneThatIsNot(String literal) {
        assertThatThrownBy(() -> naming(PUBLIC, literal).resolve("img.example"))
                .isInstanceOf(PublicAddresses.NotPublic.class)
                .hasMessage("img.example has an address that is not public");
    }
}
