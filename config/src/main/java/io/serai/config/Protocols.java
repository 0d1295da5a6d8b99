package io.serai.config;

import io.serai.model.Capability;
import io.serai.provider.ProviderSettings;
import java.util.Set;

/** The wire protocols there are; the configuration only names them. */
public interface Protocols {
    Set<String> names();

    /**
     * What a provider with these settings can be asked; options that its protocol does not know or
     * cannot read are an {@link IllegalArgumentException} that begins with {@code options.<key>}.
     */
    Set<Capability> capabilities(ProviderSettings settings);

    /**
     * Whether it is where a provider with these settings can be called; otherwise an {@link
     * IllegalArgumentException} that begins with {@code base-url}.
     */
    void checkAddress(ProviderSettings settings);

    /**
     * Whether a provider with these settings can be shown who calls; what its credential lacks is
     * an {@link IllegalArgumentException} that begins with {@code auth.<option>}.
     */
    void checkCredential(ProviderSettings settings);
}
