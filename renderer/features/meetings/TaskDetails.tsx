import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';
import { CellInput } from './CellInput.tsx';
import type { TaskRow } from './meetingForm.ts';
import styles from './RowList.module.css';

type Props = { readonly row: TaskRow; readonly readOnly: boolean; onChange(part: Partial<TaskRow>): void };

/** What a task carries besides its line: the member who answers for it, co-owners, and when it counts as done (features M7). */
export function TaskDetails({ row, readOnly, onChange }: Props) {
  const { t } = useText();
  const members = useCall('duties.overview', {}, { keep: true }).data?.members ?? [];
  const chosen = members.find(({ id }) => id === row.ownerMemberId);
  if (readOnly && chosen === undefined && `${row.coOwnerNames}${row.doneWhen}` === '') return null;
  const choose = (id: string) => {
    const member = members.find((one) => one.id === id);
    if (member === undefined) return onChange({ ownerMemberId: null });
    // What is printed names the owner as he is called now.
    const names = row.responsibleNames.trim() === '' ? { responsibleNames: member.name } : {};
    onChange({ ownerMemberId: id, ...names });
  };
  const text = (name: 'coOwnerNames' | 'doneWhen', words: string, maxLength: number) =>
    readOnly && row[name] === '' ? null : (
      <>
        <span>{words}</span>
        <CellInput
          label={words}
          value={row[name]}
          multiline={name === 'doneWhen'}
          maxLength={maxLength}
          readOnly={readOnly}
          onChange={(value) => onChange({ [name]: value })}
        />
      </>
    );
  return (
    <div className={styles.details}>
      <span>{t('actionLoop.owner')}</span>
      {readOnly ? (
        <span className={styles.plain}>{chosen === undefined ? '' : `${chosen.name} ${chosen.post}`}</span>
      ) : (
        <select
          className={styles.small}
          data-wide
          aria-label={t('actionLoop.owner')}
          value={row.ownerMemberId ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t('actionLoop.ownerNone')}</option>
          {members
            .filter((member) => member.active || member.id === row.ownerMemberId)
            .map(({ id, name, post }) => (
              <option key={id} value={id}>{`${name} ${post}`}</option>
            ))}
        </select>
      )}
      {text('coOwnerNames', t('actionLoop.coOwners'), 200)}
      {text('doneWhen', t('actionLoop.doneWhen'), 500)}
    </div>
  );
}
