/** What an operator does from the command line, speaking only Kafka and files. */
@NullMarked
package io.serai.operator;

import org.jspecify.annotations.NullMarked;
