package io.serai.routing;

/** How the providers of a tier share its requests. */
public enum Balance {
    /** By weight, at random. */
    WEIGHTED,
    /** The less busy of two drawn at random, for its weight. */
    LEAST_IN_FLIGHT,
    /** The one of two drawn at random that will probably answer sooner, for its weight. */
    LOWEST_LATENCY,
    /** The one whose answer probably costs least; those without a price last. */
    CHEAPEST
}
