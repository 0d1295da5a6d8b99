package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;

/** A tool as the request declares it. */
record Tool(String name, JsonNode schema) {}
