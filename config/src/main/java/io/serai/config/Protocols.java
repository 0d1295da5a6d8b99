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
     * Whether a provider with these settings can be called; what its credential lacks is an {@link
     * IllegalArgumentException} that begins with {@code auth.<option>}.
     */
    void check(ProviderSettings settings);
}
