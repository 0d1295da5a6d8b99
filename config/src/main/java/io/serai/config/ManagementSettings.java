package io.serai.config;

/** Where health and metrics are served; port 0 = any. */
public record ManagementSettings(String host, int port) {
    public ManagementSettings {
        Require.holds("host", "must not be blank", !host.isBlank(), host);
        Require.between("port", port, 0, 65_535);
    }
}
