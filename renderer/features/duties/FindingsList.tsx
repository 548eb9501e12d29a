import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Finding } from './dutyTypes.ts';

/** Shown before the list is opened. */
const FIRST = 3;

type Props = {
  readonly findings: readonly Finding[];
  /** Mends one; undefined when the user may only read. */
  readonly onMend: ((finding: Finding) => void) | undefined;
};

/** What is wrong with the duties on the day, a sentence each with the act that mends it; the gravest first. */
export function FindingsList({ findings, onMend }: Props) {
  const { t, label } = useText();
  const [open, setOpen] = useState(false);
  if (findings.length === 0) return null;
  const words = ({ kind, params, role }: Finding) => {
    const key = kind === 'no_leader' && params.since !== '' ? 'no_leader_since' : kind;
    return t(`dutyFindings.${key}`, { ...params, role: role === null ? '' : label('dutyRoleLabels', role) });
  };
  const shown = open ? findings : findings.slice(0, FIRST);
  return (
    <section className={styles.findings} aria-label={t('duties.findings', { count: findings.length })}>
      <h2>
        <IconAlertTriangle size={15} aria-hidden />
        {t('duties.findings', { count: findings.length })}
        {findings.length > FIRST && (
          <button type="button" className={styles.rowButton} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'duties.showFewer' : 'duties.showAll')}
          </button>
        )}
      </h2>
      <ul>
        {shown.map((finding) => (
          <li
            key={[
              finding.kind,
              finding.groupId,
              finding.assignmentId,
              finding.dutyId,
              JSON.stringify(finding.params),
            ].join()}
          >
            <span>{words(finding)}</span>
            {onMend !== undefined && (
              <Button size="compact-xs" variant="default" onClick={() => onMend(finding)}>
                {t(`dutyFindings.act_${finding.kind}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
