import { AppError } from '#shared/contract/errors.ts';
import { type TokenAnswer, type TokenRequest, tokenAnswer } from '#shared/features/signing/tokenMessages.ts';

export type TokenAnswered = Extract<TokenAnswer, { ok: true }>;

export type TokenRunOptions = {
  readonly timeoutMilliseconds: number;
  readonly signal?: AbortSignal;
};

/** Runs one request in a process of its own. */
export type TokenRunner = {
  /**
   * @throws AppError `token_*`; `token_timeout` when the library does not answer in time (its process is ended), `token_failed` with
   *   reason `crashed` when it brings its process down, `cancelled`
   */
  run(request: TokenRequest, options: TokenRunOptions): Promise<TokenAnswered>;
};

/**
 * Starts a token process for a request.
 * @param events.answer is called at most once with what the process sent, `events.gone` when it ended
 * @returns ends the process at once, whatever it is doing
 */
export type StartTokenProcess = (
  request: TokenRequest,
  events: { answer(value: unknown): void; gone(): void },
) => () => void;

/** The time limit, cancelling and judging of answers that every kind of process shares. */
export function createTokenRunner(start: StartTokenProcess): TokenRunner {
  return {
    run: (request, { timeoutMilliseconds, signal }) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new AppError('cancelled'));
        let settled = false;
        const settle = (act: () => void) => {
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          act();
          stop();
        };
        const onAbort = () => settle(() => reject(new AppError('cancelled')));
        const timer = setTimeout(
          () =>
            settle(() => reject(new AppError('token_timeout', { seconds: Math.round(timeoutMilliseconds / 1000) }))),
          timeoutMilliseconds,
        );
        signal?.addEventListener('abort', onAbort);
        const stop = start(request, {
          answer: (value) =>
            settle(() => {
              const answer = tokenAnswer.safeParse(value);
              if (!answer.success) reject(new AppError('token_failed', { reason: 'process' }));
              else if (answer.data.ok) resolve(answer.data);
              else reject(new AppError(answer.data.code, answer.data.details));
            }),
          gone: () => settle(() => reject(new AppError('token_failed', { reason: 'crashed' }))),
        });
      }),
  };
}

/** Where no token process can be had (a host that passed none). */
export const noTokenRunner: TokenRunner = {
  run: async () => {
    throw new AppError('not_available');
  },
};
