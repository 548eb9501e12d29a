import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import styles from './Study.module.css';

/** What a session still lacks to be final, each in a sentence; nothing when it lacks nothing. */
export function LackingNotice({ issues }: { readonly issues: readonly FieldIssue[] }) {
  const { t, known } = useText();
  if (issues.length === 0) return null;
  return (
    <>
      <Notice tone="overdue">{t('studySessions.cannotFinalize', { count: issues.length })}</Notice>
      <ul className={styles.lacking}>
        {issues.map(({ code, params }) => (
          <li key={code}>{known(`ruleIssues.${code}`, { ...params }) ?? code}</li>
        ))}
      </ul>
    </>
  );
}
