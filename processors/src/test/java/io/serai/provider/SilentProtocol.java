package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.Prompt;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A protocol whose calls are never made. */
public final class SilentProtocol implements ChatProtocol {
    @Override
    public String name() {
        return "silent";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public WireCall encode(Prompt prompt) {
        return new WireCall(new byte[0], Map.of(), List.of());
    }

    @Override
    public Answer decode(WireAnswer answer) {
        throw new IllegalStateException("nothing was called");
    }

    @Override
    public Probe probe() {
        return Probe.get("/", Map.of());
    }

    @Override
    public Map<String, String> credential(Secret secret) {
        return Map.of();
    }
}
