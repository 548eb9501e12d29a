import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { saveFile } from '#renderer/api/client.ts';
import { useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { onePerMember } from '#shared/features/duties/duties.rules.ts';
import styles from './DutiesPage.module.css';
import type { Assignment, Group } from './dutyTypes.ts';

type Props = {
  readonly group: Group;
  /** In effect on the day, in official order. */
  readonly rows: readonly Assignment[];
  readonly at: string;
  onClose(): void;
};

/** Responsibility letters of the people chosen, all of them to begin with. Progress and cancel stand in the status line. */
export function LettersDialog({ group, rows, at, onClose }: Props) {
  const { t, label } = useText();
  const people = onePerMember(rows);
  const [chosen, setChosen] = useState<readonly string[]>(people.map(({ memberId }) => memberId));
  const [kind, setKind] = useState<'pdf' | 'zip'>('pdf');
  const make = useJob('duties.letters', 'duties.lettersMaking');
  const start = async () => {
    const { file, count, longer } = await make.mutateAsync({
      leadingGroupId: group.id,
      at,
      memberIds: [...chosen],
      as: kind,
    });
    if (!(await saveFile(file))) return;
    announce(
      [
        t('duties.lettersMade', { count }),
        ...(longer.length === 0 ? [] : [t('duties.lettersLonger', { names: longer.join('、') })]),
      ].join(' '),
    );
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('duties.lettersTitle')} size="md">
      <Stack>
        <p>{`${group.name}　${t('duties.at')} ${at}`}</p>
        <div className={styles.chooser}>
          <Checkbox
            label={t('duties.lettersAll')}
            checked={chosen.length === people.length}
            indeterminate={chosen.length > 0 && chosen.length < people.length}
            onChange={({ currentTarget: { checked } }) =>
              setChosen(checked ? people.map(({ memberId }) => memberId) : [])
            }
          />
          <span className={styles.dim}>{t('duties.lettersChosen', { count: chosen.length })}</span>
        </div>
        <fieldset className={styles.choice} data-tall aria-label={t('duties.members')}>
          {people.map((person) => (
            <Checkbox
              key={person.memberId}
              size="xs"
              label={`${person.memberName}　${person.memberPost}　${label('dutyRoleLabels', person.role)}`}
              checked={chosen.includes(person.memberId)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...chosen, person.memberId] : chosen.filter((id) => id !== person.memberId))
              }
            />
          ))}
        </fieldset>
        <SegmentedControl
          data={[
            { value: 'pdf', label: t('duties.lettersPdf') },
            { value: 'zip', label: t('duties.lettersZip') },
          ]}
          value={kind}
          onChange={(value) => setKind(value === 'zip' ? 'zip' : 'pdf')}
        />
        <FailureNotice error={make.error} />
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            disabled={chosen.length === 0}
            loading={make.isPending}
            onClick={() => void start().catch(() => undefined)}
          >
            {t('duties.lettersTitle')}
          </Button>
        </Acts>
      </Stack>
    </Modal>
  );
}
