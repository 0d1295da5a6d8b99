/** Amazon Bedrock's Converse API: one shape for the models of many vendors. */
@NullMarked
package io.serai.provider.bedrock;

import org.jspecify.annotations.NullMarked;
