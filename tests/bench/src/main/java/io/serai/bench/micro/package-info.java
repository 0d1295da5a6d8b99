/** Micro-benchmarks of what each request passes through; run by JMH. */
@NullMarked
package io.serai.bench.micro;

import org.jspecify.annotations.NullMarked;
