import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Exchange, ExchangeCase } from '#shared/features/community/caseExchanges.contract.ts';
import { act } from './acts.ts';
import styles from './community.module.css';
import { ExchangeCaseDialog } from './ExchangeCaseDialog.tsx';

/** The cases of an exchange in their order, who presents each, and the acts on them. */
export function Programme({ exchange, editable }: { readonly exchange: Exchange; readonly editable: boolean }) {
  const { t, label } = useText();
  const [editing, setEditing] = useState<ExchangeCase | null>(null);
  const { cases } = exchange;
  const known = cases.every(({ minutes }) => minutes !== null);
  const minutes = cases.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  // The list that an act was done on: until it is read anew its revisions and places are those of before.
  const [stale, setStale] = useState<Exchange['cases'] | null>(null);
  const change = (run: () => Promise<unknown>, done?: string) => {
    if (stale === cases) return;
    setStale(cases);
    void act(
      () =>
        run().catch((error: unknown) => {
          setStale(null);
          throw error;
        }),
      done,
    );
  };
  const move = ({ id, revision: expectedRevision }: ExchangeCase, up: boolean) =>
    change(() => call('caseExchanges.moveCase', { id, expectedRevision, up }));
  const remove = ({ id, revision: expectedRevision }: ExchangeCase) =>
    change(() => call('caseExchanges.removeCase', { id, expectedRevision }), t('caseExchanges.removed'));
  return (
    <Section title={t('caseExchanges.programme')}>
      <p className={styles.dim}>{t('caseExchanges.programmeHelp')}</p>
      {cases.length === 0 ? (
        <p className={styles.dim}>{t('caseExchanges.programmeNone')}</p>
      ) : (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th style={{ width: 48 }}>{t('caseExchanges.columnSeq')}</th>
                <th>{t('caseExchanges.columnCase')}</th>
                <th style={{ width: 104 }}>{t('caseFieldLabels.category')}</th>
                <th>{t('caseExchanges.presenter')}</th>
                <th style={{ width: 96 }} data-number="true">
                  {t('caseExchanges.minutes')}
                </th>
                {editable && <th style={{ width: 128 }} aria-label={t('common.edit')} />}
              </tr>
            </thead>
            <tbody>
              {cases.map((one, index) => (
                <tr key={one.id}>
                  <td>{index + 1}</td>
                  <td>
                    <Link href={`/community/cases/${one.typicalCaseId}`}>{one.title}</Link>
                  </td>
                  <td>{one.category === null ? '' : label('activityCategoryLabels', one.category)}</td>
                  <td>{one.presenterName}</td>
                  <td data-number="true">{one.minutes}</td>
                  {editable && (
                    <td>
                      <span className={styles.rowActs}>
                        <ActionIcon
                          variant="subtle"
                          disabled={index === 0}
                          aria-label={t('caseExchanges.moveUp', { title: one.title })}
                          onClick={() => move(one, true)}
                        >
                          <IconArrowUp size={14} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          variant="subtle"
                          disabled={index === cases.length - 1}
                          aria-label={t('caseExchanges.moveDown', { title: one.title })}
                          onClick={() => move(one, false)}
                        >
                          <IconArrowDown size={14} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          variant="subtle"
                          aria-label={t('caseExchanges.editCase', { title: one.title })}
                          onClick={() => setEditing(one)}
                        >
                          <IconPencil size={14} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('caseExchanges.remove', { title: one.title })}
                          onClick={() => remove(one)}
                        >
                          <IconX size={14} aria-hidden />
                        </ActionIcon>
                      </span>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.dim}>
            {known
              ? t('caseExchanges.minutesTotal', { count: cases.length, minutes })
              : t('caseExchanges.minutesUnset', { count: cases.length })}
          </p>
        </>
      )}
      {editing !== null && <ExchangeCaseDialog listed={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}
