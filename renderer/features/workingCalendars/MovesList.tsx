import { Button, Radio } from '@mantine/core';
import { Link } from 'wouter';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { dayWords } from '#shared/features/workingCalendars/reasonWords.ts';
import type { DeadlineMove } from '#shared/features/workingCalendars/workingCalendars.contract.ts';
import styles from './workingCalendars.module.css';

export type Choices = Readonly<Record<string, 'move' | 'keep'>>;

/** What the clerk saw and chose, as the service asks for it. */
export function confirmedMoves(
  open: readonly DeadlineMove[],
  choices: Choices,
): CallInput<'workingCalendars.save'>['moves'] {
  return open.map(({ key, to, stored }) => ({ key, to, choice: stored ? (choices[key] ?? null) : null }));
}

/** Whether a stored day is neither kept nor moved yet. */
export function isUndecided(open: readonly DeadlineMove[], choices: Choices): boolean {
  return open.some(({ key, stored }) => stored && choices[key] === undefined);
}

type Props = Pick<CallOutput<'workingCalendars.preview'>, 'open' | 'settled'> & {
  readonly choices: Choices;
  onChoose(choices: Choices): void;
};

/** The days that another edition moves: those that are stored, each to be kept or moved; those that follow by themselves; those of what is done. */
export function MovesList({ open, settled, choices, onChoose }: Props) {
  const { t } = useText();
  const stored = open.filter((move) => move.stored);
  const derived = open.filter((move) => !move.stored);
  const all = (choice: 'move' | 'keep') =>
    onChoose({ ...choices, ...Object.fromEntries(stored.map(({ key }) => [key, choice])) });
  if (open.length === 0 && settled.total === 0) return <Notice tone="fine">{t('workingCalendars.movesNone')}</Notice>;
  return (
    <>
      {stored.length > 0 && (
        <Section
          title={t('workingCalendars.movesStored', { count: stored.length })}
          actions={
            <div className={styles.acts}>
              <Button size="compact-sm" variant="default" onClick={() => all('move')}>
                {t('workingCalendars.moveAll')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => all('keep')}>
                {t('workingCalendars.keepAll')}
              </Button>
            </div>
          }
        >
          <p className={styles.dim}>{t('workingCalendars.movesStoredHelp')}</p>
          <Moves moves={stored} choices={choices} onChoose={onChoose} />
        </Section>
      )}
      {derived.length > 0 && (
        <Section title={t('workingCalendars.movesOpen', { count: derived.length })}>
          <p className={styles.dim}>{t('workingCalendars.movesOpenHelp')}</p>
          <Moves moves={derived} />
        </Section>
      )}
      {settled.total > 0 && (
        <Section title={t('workingCalendars.movesSettled', { count: settled.total })}>
          <p className={styles.dim}>
            {t(
              settled.rows.length < settled.total
                ? 'workingCalendars.movesSettledFirst'
                : 'workingCalendars.movesSettledHelp',
              { shown: settled.rows.length },
            )}
          </p>
          <Moves moves={settled.rows} />
        </Section>
      )}
    </>
  );
}

function Moves({
  moves,
  choices = {},
  onChoose,
}: { readonly moves: readonly DeadlineMove[] } & Partial<Pick<Props, 'choices' | 'onChoose'>>) {
  const { t, label } = useText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('workingCalendars.columnKind')}</th>
          <th>{t('workingCalendars.columnRecord')}</th>
          <th>{t('workingCalendars.columnFrom')}</th>
          <th>{t('workingCalendars.columnTo')}</th>
          {onChoose !== undefined && <th>{t('workingCalendars.columnChoice')}</th>}
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={move.key}>
            <td>{label('deadlineKindLabels', move.kind)}</td>
            <td>
              <Link href={move.place}>{move.title}</Link>
            </td>
            <td data-day>{dayWords(move.from, t)}</td>
            <td data-day>{dayWords(move.to, t)}</td>
            {onChoose !== undefined && (
              <td>
                <Radio.Group
                  aria-label={t('workingCalendars.choiceOf', { title: move.title })}
                  value={choices[move.key] ?? null}
                  onChange={(value) => onChoose({ ...choices, [move.key]: value === 'move' ? 'move' : 'keep' })}
                >
                  <div className={styles.choices}>
                    <Radio size="xs" value="move" label={t('workingCalendars.choice_move')} />
                    <Radio size="xs" value="keep" label={t('workingCalendars.choice_keep')} />
                  </div>
                </Radio.Group>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
