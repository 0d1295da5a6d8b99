package io.serai.config;

/** Whether the providers' keys are looked up: an operator's commands call no provider. */
enum Secrets {
    WANTED,
    LEFT_ALONE
}
