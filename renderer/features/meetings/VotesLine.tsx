import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { BALLOTS } from '#shared/features/meetings/meetings.lists.ts';
import { type Attending, presenceAt } from '#shared/features/meetings/presence.rules.ts';
import { type BodyRule, quorumAt } from '#shared/features/meetings/quorum.rules.ts';
import type { AgendaRow, DecisionRow } from './meetingForm.ts';
import styles from './RowList.module.css';

type Props = {
  readonly row: DecisionRow;
  /** The item of the decision and its place (0-based); -1: none. */
  readonly item: AgendaRow | undefined;
  readonly place: number;
  readonly attending: readonly Attending[];
  readonly rule: BodyRule;
  readonly readOnly: boolean;
  onChange(part: Partial<DecisionRow>): void;
};

const VOTES = ['votesFor', 'votesAgainst', 'votesAbstain'] as const;
const AWAY_WORDS = { late: 'awayLate', left: 'awayLeft', recused: 'awayRecused' } as const;

/** Below a decision: who was there at its item, whether the body could decide, and the votes, which have to add up. */
export function VotesLine({ row, item, place, attending, rule, readOnly, onChange }: Props) {
  const { t, label } = useText();
  if (row.text.trim() === '' || attending.every((person) => person.capacity !== 'present')) return null;
  const presence = presenceAt(attending, place < 0 ? null : place);
  const quorum = quorumAt(rule, presence);
  const typed = VOTES.map((name) => row[name]);
  const isVoted = row.ballot !== null || typed.some((votes) => votes !== '');
  const sum = typed.reduce((total, votes) => total + (Number(votes) || 0), 0);
  const difference = sum - presence.present;
  const isWrong = isVoted && (difference > 0 || (difference < 0 && typed.every((votes) => votes !== '')));
  const isMissed = quorum !== null && !quorum.isReached && item?.outcome == null;
  const away = presence.away.map(({ name, why }) => t(`meetingConduct.${AWAY_WORDS[why]}`, { name })).join('、');
  return (
    <div className={styles.line}>
      {readOnly ? (
        isVoted && (
          <span>
            {row.ballot !== null && `${label('ballotLabels', row.ballot)}　`}
            {VOTES.map((name) => `${t(`meetingConduct.${name}`)} ${row[name] || '0'}`).join('　')}
          </span>
        )
      ) : (
        <select
          className={styles.small}
          data-wide
          aria-label={t('meetingConduct.ballot')}
          value={row.ballot ?? ''}
          onChange={(event) => {
            const ballot = BALLOTS.find((one) => one === event.currentTarget.value) ?? null;
            onChange(ballot === null ? { ballot, votesFor: '', votesAgainst: '', votesAbstain: '' } : { ballot });
          }}
        >
          <option value="">{t('meetingConduct.noBallot')}</option>
          {BALLOTS.map((ballot) => (
            <option key={ballot} value={ballot}>
              {label('ballotLabels', ballot)}
            </option>
          ))}
        </select>
      )}
      {!readOnly && isVoted && (
        <>
          {VOTES.map((name) => (
            <label key={name}>
              {t(`meetingConduct.${name}`)}
              <input
                className={styles.small}
                inputMode="numeric"
                maxLength={5}
                aria-invalid={isWrong}
                value={row[name]}
                onChange={(event) => onChange({ [name]: event.currentTarget.value.replace(/\D/gu, '') })}
              />
            </label>
          ))}
          {typed.every((votes) => votes === '') && (
            <button
              type="button"
              className={styles.chip}
              onClick={() => onChange({ votesFor: String(presence.present), votesAgainst: '0', votesAbstain: '0' })}
            >
              {t('meetingConduct.allFor')}
            </button>
          )}
        </>
      )}
      <span>{t('meetingConduct.dueAndPresent', { due: presence.due, present: presence.present })}</span>
      {away !== '' && <span>{t('meetingConduct.away', { names: away })}</span>}
      {isWrong && (
        <strong className={styles.wrong}>
          {t(difference > 0 ? 'meetingConduct.votesPlus' : 'meetingConduct.votesMinus', {
            count: Math.abs(difference),
          })}
        </strong>
      )}
      {quorum !== null && (
        <span className={isMissed ? styles.wrong : undefined}>
          {t(quorum.isReached ? 'meetingConduct.quorumReached' : 'meetingConduct.quorumMissed', {
            needed: quorum.needed,
            share: label('meetingQuorumLabels', quorum.share),
          })}
        </span>
      )}
      {isMissed &&
        (readOnly ? (
          row.quorumReason !== '' && <span>{row.quorumReason}</span>
        ) : (
          <WatchedText className={styles.long}>
            <input
              className={styles.small}
              aria-label={t('meetingConduct.quorumReason')}
              placeholder={t('meetingConduct.quorumReason')}
              maxLength={300}
              value={row.quorumReason}
              onChange={(event) => onChange({ quorumReason: event.currentTarget.value })}
            />
          </WatchedText>
        ))}
    </div>
  );
}
