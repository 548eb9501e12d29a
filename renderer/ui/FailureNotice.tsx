import { isCallError } from '#renderer/api/callError.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { ErrorNotice, Notice } from './Notice.tsx';
import { type Text, useText } from './text.tsx';

type Props = {
  readonly error: unknown;
  /** What did not happen, where it is not saving: the sentence before the broken rules, with the place {count}. */
  readonly refused?: MessageKey;
};

/** A failed act: its sentence, and below it each rule that was broken in words (details of `rule_broken`). */
export function FailureNotice({ error, refused }: Props) {
  const text = useText();
  if (error === null || error === undefined) return null;
  const sentences = brokenRules(error, text);
  return (
    <>
      {refused !== undefined && sentences.length > 0 ? (
        <Notice tone="overdue">{text.t(refused, { count: sentences.length })}</Notice>
      ) : (
        <ErrorNotice error={error} />
      )}
      {sentences.length > 0 && (
        <ul style={{ padding: '4px 12px' }}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The sentences of the broken rules, each once. */
function brokenRules(error: unknown, { known }: Text): readonly string[] {
  if (!isCallError(error, 'rule_broken') || !Array.isArray(error.details.fields)) return [];
  const sentences = error.details.fields.flatMap((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null || !('code' in issue)) return [];
    const places =
      'params' in issue && typeof issue.params === 'object' && issue.params !== null ? { ...issue.params } : {};
    return known(`ruleIssues.${String(issue.code)}`, places) ?? [];
  });
  return [...new Set(sentences)];
}
