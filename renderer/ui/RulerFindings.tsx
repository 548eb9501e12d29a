import { IconInfoCircle, IconRulerMeasure } from '@tabler/icons-react';
import type { RulerFinding, RulerReport } from '#shared/features/documents/ruler.ts';
import styles from './RulerFindings.module.css';
import { StateBadge } from './StateBadge.tsx';
import { type Text, useText } from './text.tsx';

/** A finding in words: what was measured and what the standard wants. */
export function findingText({ t, known }: Text, { rule, measured, expected, page }: RulerFinding): string {
  const places = { measured, expected, page };
  return known(`rulerRules.${rule}`, places) ?? t('ruler.finding', places);
}

/** Scrolls the pages drawn inside `pane` to one of them, counted from 1. */
export function showPage(pane: HTMLElement | null, page: number): void {
  const pages = pane?.querySelectorAll('[role="document"] canvas');
  pages?.[page - 1]?.scrollIntoView({ block: 'start' });
}

/** The deviations, each once; without them the document agrees with the standard. */
export function deviationsOf(report: RulerReport | null): readonly RulerFinding[] {
  return report?.findings.filter((finding) => finding.severity === 'deviation') ?? [];
}

/** What the ruler found on the drawn pages, under them; a press goes to the page. */
export function RulerFindings({ report, onPage }: { readonly report: RulerReport; onPage(page: number): void }) {
  const text = useText();
  const { t } = text;
  const deviations = deviationsOf(report).length;
  const hints = report.findings.length - deviations;
  return (
    <section className={styles.findings} aria-label={t('ruler.title')}>
      <div className={styles.findingsHead}>
        <h3>{t('ruler.title')}</h3>
        {report.checkedRules === 0 ? (
          <StateBadge tone="quiet" icon="dot">
            {t('ruler.nothing')}
          </StateBadge>
        ) : deviations === 0 ? (
          <StateBadge tone="fine" icon="check">
            {t('ruler.good', { count: report.checkedRules })}
          </StateBadge>
        ) : (
          <StateBadge tone="behind" icon="warning">
            {t('ruler.deviations', { count: deviations })}
          </StateBadge>
        )}
        {hints > 0 && <span className={styles.place}>{t('ruler.hints', { count: hints })}</span>}
      </div>
      <ul className={styles.list}>
        {report.findings.map((finding, index) => {
          const Icon = finding.severity === 'deviation' ? IconRulerMeasure : IconInfoCircle;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may be broken twice at one place
            <li key={`${finding.rule} ${finding.page} ${index}`}>
              <button
                type="button"
                className={styles.finding}
                data-severity={finding.severity}
                title={finding.excerpt}
                onClick={() => onPage(finding.page)}
              >
                <Icon size={14} aria-hidden />
                <span>{findingText(text, finding)}</span>
                <span className={styles.place}>{finding.clause}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
