package io.serai.outages;

/** Something the run must show; the run fails where it does not. */
record Mark(String what, boolean held, String measured) {}
