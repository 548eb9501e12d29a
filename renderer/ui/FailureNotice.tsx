import { isCallError } from '#renderer/api/callError.ts';
import { ErrorNotice } from './Notice.tsx';
import { type Text, useText } from './text.tsx';

/** A failed save: its sentence, and below it each rule that was broken in words (details of `rule_broken`). */
export function FailureNotice({ error }: { readonly error: unknown }) {
  const text = useText();
  if (error === null || error === undefined) return null;
  const sentences = brokenRules(error, text);
  return (
    <>
      <ErrorNotice error={error} />
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
