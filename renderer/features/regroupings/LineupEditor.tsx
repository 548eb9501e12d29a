import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';
import { LineDialog } from './LineDialog.tsx';
import { type Assignment, goesOn, type Line, leftRows, moved, type Overview, placed } from './lineupForm.ts';
import styles from './Regroupings.module.css';

type Props = {
  readonly lines: readonly Line[];
  readonly present: readonly Assignment[];
  readonly overview: Overview;
  readonly editable: boolean;
  onChange(lines: readonly Line[]): void;
};

/** The new line-up in official order: who stands where, moved, changed, removed or added line by line; below it who was removed. */
export function LineupEditor({ lines, present, overview, editable, onChange }: Props) {
  const { t, label } = useText();
  const [editing, setEditing] = useState<{ readonly line: Line | null; readonly role: DutyRole } | null>(null);
  const members = new Map(overview.members.map((member) => [member.id, member]));
  const name = (id: string) => members.get(id)?.name ?? '';
  const left = leftRows(lines, present);
  const put = (line: Line) => {
    onChange(placed(lines, line, present));
    setEditing(null);
  };
  return (
    <Section
      title={t('regroupings.lineup')}
      actions={
        editable && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEditing({ line: null, role: 'member' })}
          >
            {t('regroupings.addPerson')}
          </Button>
        )
      }
    >
      <p className={styles.dim}>{t('regroupings.lineupHelp')}</p>
      <table className={styles.table} aria-label={t('regroupings.lineup')}>
        <thead>
          <tr>
            <th className={styles.roleCell}>{t('regroupings.role')}</th>
            <th className={styles.nameCell}>{t('regroupings.person')}</th>
            <th className={styles.postCell}>{t('regroupings.post')}</th>
            <th>{t('regroupings.duties')}</th>
            <th className={styles.actsCell} />
          </tr>
        </thead>
        <tbody>
          {DUTY_ROLES.flatMap((role) => {
            const own = lines.filter((line) => line.role === role);
            return own.map((line, index) => (
              <tr key={line.key} data-new={present.every(({ id }) => id !== line.assignmentId)}>
                <td>
                  {index === 0 ? label('dutyRoleLabels', role) : ''}
                  {line.joint && (
                    <StateBadge tone="quiet" icon="dot">
                      {t('regroupings.joint')}
                    </StateBadge>
                  )}
                </td>
                <td>{name(line.memberId)}</td>
                <td className={styles.dim}>{members.get(line.memberId)?.post}</td>
                <td>
                  <DutiesOf line={line} overview={overview} />
                </td>
                <td className={styles.acts}>
                  {editable && (
                    <>
                      <Act
                        label={t('regroupings.moveUp', { name: name(line.memberId) })}
                        disabled={index === 0}
                        onClick={() => onChange(moved(lines, line.key, -1))}
                        Icon={IconArrowUp}
                      />
                      <Act
                        label={t('regroupings.moveDown', { name: name(line.memberId) })}
                        disabled={index === own.length - 1}
                        onClick={() => onChange(moved(lines, line.key, 1))}
                        Icon={IconArrowDown}
                      />
                      <Act
                        label={t('regroupings.editOne', { name: name(line.memberId) })}
                        onClick={() => setEditing({ line, role })}
                        Icon={IconPencil}
                      />
                      <Act
                        label={t('regroupings.leaveOne', { name: name(line.memberId) })}
                        onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                        Icon={IconUserMinus}
                      />
                    </>
                  )}
                </td>
              </tr>
            ));
          })}
        </tbody>
      </table>
      {left.length > 0 && (
        <>
          <h3 className={styles.leftHead}>{t('regroupings.left')}</h3>
          <ul className={styles.left}>
            {left.map((row) => (
              <li key={row.id}>
                {row.memberName}（{label('dutyRoleLabels', row.role)}）
                {editable && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('regroupings.backOne', { name: row.memberName })}
                    leftSection={<IconArrowBackUp size={13} aria-hidden />}
                    onClick={() => onChange([...lines.filter(({ key }) => key !== row.id), goesOn(row)])}
                  >
                    {t('regroupings.back')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {editing !== null && (
        <LineDialog
          line={editing.line}
          role={editing.role}
          present={present}
          overview={overview}
          onPut={put}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

/** Duty items, free texts and sections of a line, one under the other. */
function DutiesOf({ line, overview }: { readonly line: Line; readonly overview: Overview }) {
  const items = overview.dutyItems.filter(({ id }) => line.dutyIds.includes(id)).map(({ text }) => text);
  const texts = [...items, line.scopeText, line.postDutyText].filter((text) => text !== null && text !== '');
  return (
    <>
      {texts.map((text) => (
        <div key={text}>{text}</div>
      ))}
      {line.sectionNames.length > 0 && <div className={styles.dim}>{line.sectionNames.join('、')}</div>}
    </>
  );
}

type ActProps = {
  readonly label: string;
  readonly disabled?: boolean;
  readonly Icon: typeof IconPencil;
  onClick(): void;
};

function Act({ label, disabled = false, Icon, onClick }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={15} aria-hidden />
    </ActionIcon>
  );
}
