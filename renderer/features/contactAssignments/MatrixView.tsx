import { Button, CloseButton } from '@mantine/core';
import { Section, SplitView } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { NO_TOWNSHIP } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import { ContactHistory } from './ContactHistory.tsx';
import styles from './contactAssignments.module.css';
import type { Overview } from './HolderList.tsx';
import type { HolderChoice } from './useContactsPlace.ts';

type Props = {
  readonly overview: Overview;
  readonly township: string | null;
  readonly editable: boolean;
  onTownship(name: string | null): void;
  onList(holder: HolderChoice, township: string | null): void;
  onMove(township: string): void;
};

/** Members by townships with the number of organizations in each cell, which opens their list. */
export function MatrixView({ overview, township, editable, onTownship, onList, onMove }: Props) {
  const { t } = useText();
  const { townships, members, cells, uncovered, total } = overview;
  const counts = new Map(cells.map((cell) => [JSON.stringify([cell.memberId, cell.townshipName]), cell.count]));
  const countOf = (memberId: string | null, name: string | null) => counts.get(JSON.stringify([memberId, name])) ?? 0;
  const without = cells.some(({ townshipName }) => townshipName === null);
  const lines: readonly { memberId: string | null; name: string; post: string; total: number }[] = [
    { memberId: null, name: t('contactAssignments.uncovered'), post: '', total: uncovered },
    ...members,
  ];
  const number = (count: number, name: string, open: () => void) =>
    count === 0 ? null : (
      <button type="button" className={styles.cellButton} aria-label={name} onClick={open}>
        {count}
      </button>
    );
  const table = (
    <div className={styles.matrix}>
      <table aria-label={t('contactAssignments.matrixLabel')}>
        <thead>
          <tr>
            <th scope="col">{t('contactAssignments.member')}</th>
            <th scope="col">{t('contactAssignments.total')}</th>
            {townships.map(({ name, contact }) => (
              <th key={name} scope="col" data-chosen={name === township}>
                <button
                  type="button"
                  className={styles.cellButton}
                  aria-pressed={name === township}
                  title={
                    contact === null
                      ? t('contactAssignments.townshipNoContact')
                      : t('contactAssignments.townshipContact', { name: contact.name })
                  }
                  onClick={() => onTownship(name === township ? null : name)}
                >
                  {name}
                </button>
                <div className={styles.dim}>{contact?.name ?? '—'}</div>
              </th>
            ))}
            {without && <th scope="col">{t('contactAssignments.noTownshipShort')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const holder = line.memberId ?? 'none';
            return (
              <tr key={holder} data-uncovered={line.memberId === null} data-quiet={line.total === 0}>
                <th scope="row" title={line.post}>
                  {line.name} <span className={styles.dim}>{line.post}</span>
                </th>
                <td>
                  {number(line.total, `${line.name} ${t('contactAssignments.total')}`, () => onList(holder, null))}
                </td>
                {townships.map(({ name, contact }) => (
                  <td key={name} data-whole={contact !== null && contact.memberId === line.memberId}>
                    {number(countOf(line.memberId, name), `${line.name} ${name}`, () => onList(holder, name))}
                  </td>
                ))}
                {without && (
                  <td>
                    {number(countOf(line.memberId, null), `${line.name} ${t('contactAssignments.noTownship')}`, () =>
                      onList(holder, NO_TOWNSHIP),
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('contactAssignments.total')}</th>
            <td>{number(total, t('contactAssignments.total'), () => onList(null, null))}</td>
            {townships.map((one) => (
              <td key={one.name}>
                {number(one.total, `${t('contactAssignments.total')} ${one.name}`, () => onList(null, one.name))}
              </td>
            ))}
            {without && <td>{total - townships.reduce((sum, one) => sum + one.total, 0)}</td>}
          </tr>
        </tfoot>
      </table>
    </div>
  );
  return (
    <SplitView
      small="side"
      width="half"
      list={table}
      side={
        township === null ? null : (
          <Section
            title={township}
            actions={
              <span className={styles.acts}>
                {editable && (
                  <Button size="compact-sm" onClick={() => onMove(township)}>
                    {t('contactAssignments.move')}
                  </Button>
                )}
                <CloseButton aria-label={t('contactAssignments.close')} onClick={() => onTownship(null)} />
              </span>
            }
          >
            <ContactHistory subject={{ townshipName: township }} at={overview.at} editable={editable} />
          </Section>
        )
      }
    />
  );
}
