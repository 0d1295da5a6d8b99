package io.serai.credential;

import io.serai.provider.CredentialUnavailable;

/** Where tokens come from. */
@FunctionalInterface
interface TokenSource {
    /** A fresh token; what stands in its way is told for operators, without secrets. */
    Token fetch() throws CredentialUnavailable;
}
