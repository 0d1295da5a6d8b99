package io.serai.provider;

/**
 * What an answer may have.
 *
 * @param bytes after decompression
 * @param byRequest whether an answer is as large as what was asked for, so that another provider's
 *     would be, too
 */
public record AnswerLimit(int bytes, boolean byRequest) {}
