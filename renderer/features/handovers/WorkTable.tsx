import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/ui/text.tsx';
import type { Handover, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { workKeyOf } from '#shared/features/handovers/handovers.rules.ts';
import styles from './Handovers.module.css';
import type { People } from './PartiesForm.tsx';

type Props = {
  readonly moves: readonly HandoverWork[];
  readonly choices: Handover['choices'];
  readonly toMemberId: string | null;
  readonly receivers: People['members'];
  readonly editable: boolean;
  onGive(keys: ReadonlySet<string>, toMemberId: string): void;
};

/** Rows of one kind that are drawn before the rest is asked for. */
const FIRST_ROWS = 100;

/** The open work by kind; the receiver of a line is changed in the line, of many by choosing them. */
export function WorkTable({ moves, choices, toMemberId, receivers, editable, onGive }: Props) {
  const { t, known } = useText();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const chosen = new Map(choices.map((choice) => [workKeyOf(choice), choice.toMemberId]));
  const options = receivers.map(({ id, name }) => ({ value: id, label: name }));
  const kinds = [...new Set(moves.map(({ kind }) => kind))];
  const keys = moves.map(workKeyOf);
  const present = keys.filter((key) => selected.has(key));
  const select = (some: readonly string[], on: boolean) => {
    const next = new Set(present);
    for (const key of some) on ? next.add(key) : next.delete(key);
    setSelected(next);
  };
  return (
    <>
      {editable && (
        <div className={styles.bulk}>
          <Checkbox
            label={t('handovers.selectAll')}
            checked={present.length === keys.length}
            indeterminate={present.length > 0 && present.length < keys.length}
            onChange={(event) => select(keys, event.currentTarget.checked)}
          />
          {present.length > 0 && (
            <>
              <span>{t('handovers.selected', { count: present.length })}</span>
              <Select
                w={150}
                searchable
                aria-label={t('handovers.selected', { count: present.length })}
                data={options}
                value={null}
                onChange={(id) => {
                  if (id === null) return;
                  onGive(new Set(present), id);
                  setSelected(new Set());
                }}
              />
            </>
          )}
        </div>
      )}
      <table className={styles.table} aria-label={t('handovers.given')}>
        <thead>
          <tr>
            {editable && <th className={styles.tickCell} />}
            <th>{t('handovers.item')}</th>
            <th className={styles.noteCell}>{t('handovers.note')}</th>
            <th className={styles.dateCell}>{t('handovers.dueOn')}</th>
            <th className={styles.personCell}>{t('handovers.receiver')}</th>
          </tr>
        </thead>
        {kinds.map((kind) => {
          const own = moves.filter((one) => one.kind === kind);
          const shown = whole.has(kind) ? own : own.slice(0, FIRST_ROWS);
          return (
            <tbody key={kind}>
              <tr className={styles.kind}>
                <th colSpan={editable ? 5 : 4} scope="rowgroup">
                  {known(`handoverLabels.${kind}`) ?? kind}（{own.length}）
                </th>
              </tr>
              {shown.map((one) => {
                const key = workKeyOf(one);
                return (
                  <tr key={key}>
                    {editable && (
                      <td>
                        <Checkbox
                          aria-label={t('handovers.selectOne', { title: one.title })}
                          checked={selected.has(key)}
                          onChange={(event) => select([key], event.currentTarget.checked)}
                        />
                      </td>
                    )}
                    <td>
                      <Link href={one.place}>{one.title}</Link>
                    </td>
                    <td className={styles.dim}>{one.note}</td>
                    <td>{one.dueOn}</td>
                    <td>
                      {editable ? (
                        <Select
                          searchable
                          allowDeselect={false}
                          aria-label={t('handovers.receiverOf', { title: one.title })}
                          data={options}
                          value={chosen.get(key) ?? toMemberId}
                          onChange={(id) => id !== null && onGive(new Set([key]), id)}
                        />
                      ) : (
                        receivers.find(({ id }) => id === (chosen.get(key) ?? toMemberId))?.name
                      )}
                    </td>
                  </tr>
                );
              })}
              {shown.length < own.length && (
                <tr>
                  <td colSpan={editable ? 5 : 4}>
                    <Button size="compact-sm" variant="subtle" onClick={() => setWhole(new Set([...whole, kind]))}>
                      {t('handovers.showAll', { count: own.length })}
                    </Button>
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </>
  );
}
