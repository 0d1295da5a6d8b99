package io.serai.standins;

/**
 * The tokens of a call under one meaning, from which each protocol reports its own: {@code prompt}
 * includes {@code cached} and {@code written}, {@code completion} includes {@code reasoning}. No
 * part is zero for a prompt of some length, so that a reader who mixes up the meanings gets a sum
 * that is wrong.
 *
 * @param cached read from the prompt cache
 * @param written to the prompt cache
 */
record Usage(int prompt, int cached, int written, int completion, int reasoning) {

    static final int CHARACTERS_PER_TOKEN = 4;

    static Usage of(Prompt prompt, Answer answer) {
        int tokens = tokens(prompt.text()) + 3;
        int reasoning = reasoning(prompt.maxTokens());
        return new Usage(tokens, tokens / 4, tokens / 8, reasoning + said(answer), reasoning);
    }

    static int reasoning(int maxTokens) {
        return Math.min(Answer.REASONING_TOKENS, maxTokens / 2);
    }

    int total() {
        return prompt + completion;
    }

    private static int said(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text, _) -> tokens(text);
            case Answer.ToolCalls(var calls) ->
                    calls.stream().mapToInt(call -> 8 + tokens(call.arguments().toString())).sum();
        };
    }

    static int tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
