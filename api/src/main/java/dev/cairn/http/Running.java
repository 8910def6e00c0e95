package dev.cairn.http;

import dev.cairn.graphql.Answer;
import dev.cairn.graphql.Begun;
import dev.cairn.graphql.Live;
import dev.cairn.graphql.Outcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One operation on a socket, from its {@code subscribe} to its {@code complete}. */
final class Running {
    private final Socket socket;
    private final String name;
    private @Nullable Begun operation;
    private @Nullable Live live;
    /** Whether the client has not taken the last answer yet, and so gets no other. */
    private boolean resting;

    Running(Socket socket, String name) {
        this.socket = socket;
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isLive() {
        return live != null;
    }

    /** @param answered is told of the one answer, if there is one */
    void start(Begun begun, Consumer<Answer> answered) {
        operation = begun;
        begun.outcome().onSuccess(outcome -> socket.later(() -> settle(outcome, answered)));
    }

    private void settle(Outcome outcome, Consumer<Answer> answered) {
        if (!socket.carries(this)) {
            return;
        }
        if (outcome instanceof Answer answer) {
            answered.accept(answer);
            if (answer.kind() == Answer.Kind.OK) {
                socket.next(this, answer);
                socket.over(this, null);
            } else {
                socket.over(this, answer.spec().get("errors"));
            }
        } else if (outcome instanceof Live answers) {
            live = answers;
            answers.open(new Live.Receiver() {
                @Override
                public void next(Answer answer) {
                    socket.later(() -> pass(answer));
                }

                @Override
                public void end(@Nullable Answer errors) {
                    socket.later(() -> finish(errors));
                }
            });
        }
    }

    private void pass(Answer answer) {
        if (socket.carries(this)) {
            socket.next(this, answer);
            resting = true;
            more();
        }
    }

    private void finish(@Nullable Answer errors) {
        if (socket.carries(this)) {
            socket.over(this, errors == null ? null : errors.spec().get("errors"));
        }
    }

    /** Asks for another answer if the last one is taken. */
    void more() {
        if (resting && live != null && socket.isTaken()) {
            resting = false;
            live.more();
        }
    }

    void cancel() {
        if (live != null) {
            live.cancel();
        } else if (operation != null) {
            operation.cancel().run();
        }
    }
}
