import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { MOST_PASTED, type PastedRow, readPastedPlan, readRow } from '#shared/features/planItems/pastedPlan.rules.ts';
import styles from './planItems.module.css';

type Cells = Partial<Pick<PastedRow, 'text' | 'officeText' | 'memberText' | 'dueText'>>;
type Form = { readonly pasted: string; readonly changed: Readonly<Record<string, Cells>> };

const NOTHING: Form = { pasted: '', changed: {} };

/** 粘贴清单: rows of a table pasted, shown as they were read with what is wrong in words, put right here, and entered together. */
export function PlanPastePage() {
  const { t, known } = useText();
  const { today } = useSession();
  const [, go] = useLocation();
  const [yearText] = useAddressPart('year');
  const year = Number(yearText ?? today.slice(0, 4));
  const people = useOfficePeople();
  const add = useCommand('planItems.addMany');
  const [form, setForm] = useState(NOTHING);
  const title = t('planItems.pasteTitle', { year });
  const draft = useFormDraft({
    ...{ key: `planPaste:${year}`, title, base: NOTHING, form, dirty: form.pasted !== '' },
    onTake: (_base, typed) => setForm(typed),
  });
  const rows = useMemo(
    () =>
      readPastedPlan(form.pasted, year, people).map((row) => {
        const cells = form.changed[row.line];
        return cells === undefined ? row : readRow({ ...row, ...cells }, year, people);
      }),
    [form, year, people],
  );
  const wrong = rows.filter(({ issues }) => issues.length > 0).length;
  const back = () => go(placeWith('/actions/plan', { year: String(year) }));
  const submit = () => {
    const good = rows.flatMap(({ text, officeId, memberId, dueOn }) =>
      officeId === null || dueOn === null
        ? []
        : [{ text, responsibleOfficeId: officeId, responsibleMemberId: memberId, dueOn }],
    );
    if (wrong > 0 || good.length === 0 || add.isPending) return;
    add.mutate(
      { year, rows: good },
      {
        onSuccess: ({ count }) => {
          announce(t('planItems.pasteTaken', { count }));
          void draft.saved();
          setForm(NOTHING);
          back();
        },
      },
    );
  };
  useCommands([
    { id: 'planPaste.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => rows.length > 0, run: submit },
  ]);
  const change = (line: number, cells: Cells) =>
    setForm({ ...form, changed: { ...form.changed, [line]: { ...form.changed[line], ...cells } } });
  return (
    <Page
      title={title}
      actions={
        <>
          <Button variant="default" onClick={() => void draft.leave(back)}>
            {t('common.cancel')}
          </Button>
          <Button title="Ctrl+S" disabled={rows.length === 0 || wrong > 0} loading={add.isPending} onClick={submit}>
            {t('planItems.pasteTake', { count: rows.length - wrong })}
          </Button>
        </>
      }
    >
      <Section title={t('planItems.paste')}>
        {draft.notice}
        <p className={styles.dim}>{t('planItems.pasteHelp')}</p>
        <p className={styles.dim}>{t('planItems.pasteDueHelp', { year })}</p>
        <WatchedText>
          <Textarea
            data-autofocus
            mt={8}
            aria-label={t('planItems.pasteLabel')}
            placeholder={t('planItems.pastePlaceholder')}
            autosize
            minRows={5}
            maxRows={12}
            value={form.pasted}
            onChange={(event) => setForm({ pasted: event.currentTarget.value, changed: {} })}
          />
        </WatchedText>
        <div className={styles.sum}>
          {rows.length === 0 && <span className={styles.dim}>{t('planItems.pasteNone')}</span>}
          {rows.length > wrong && (
            <StateBadge tone="fine" icon="check">
              {t('planItems.pasteGood', { count: rows.length - wrong })}
            </StateBadge>
          )}
          {wrong > 0 && (
            <StateBadge tone="overdue" icon="warning">
              {t('planItems.pasteBad', { count: wrong })}
            </StateBadge>
          )}
          {rows.length === MOST_PASTED && <span>{t('planItems.pasteMost', { count: MOST_PASTED })}</span>}
        </div>
        <FailureNotice error={add.error} />
        {rows.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('planItems.columnText')}</th>
                <th>{t('planItems.columnOffice')}</th>
                <th>{t('planItems.columnMember')}</th>
                <th>{t('planItems.columnDueOn')}</th>
                <th>{t('planItems.pasteProblem')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.line} data-wrong={row.issues.length > 0}>
                  <td style={{ minWidth: 220 }}>{row.text}</td>
                  <td style={{ width: 168 }}>
                    <Select
                      searchable
                      aria-label={t('planItems.columnOffice')}
                      placeholder={row.officeText}
                      error={row.officeId === null}
                      data={people.offices.map(({ id, name }) => ({ value: id, label: name }))}
                      value={row.officeId}
                      onChange={(_id, option) => change(row.line, { officeText: option?.label ?? '' })}
                    />
                  </td>
                  <td style={{ width: 136 }}>
                    <Select
                      searchable
                      clearable
                      aria-label={t('planItems.columnMember')}
                      placeholder={row.memberText}
                      error={row.memberId === null && row.memberText !== ''}
                      data={people.members.map(({ id, name }) => ({ value: id, label: name }))}
                      value={row.memberId}
                      onChange={(_id, option) => change(row.line, { memberText: option?.label ?? '' })}
                    />
                  </td>
                  <td style={{ width: 128 }}>
                    <WatchedText>
                      <TextInput
                        aria-label={t('planItems.columnDueOn')}
                        error={row.dueOn === null}
                        value={form.changed[row.line]?.dueText ?? row.dueOn ?? row.dueText}
                        onChange={(event) => change(row.line, { dueText: event.currentTarget.value })}
                      />
                    </WatchedText>
                  </td>
                  <td className={row.issues.length > 0 ? styles.problems : styles.dim}>
                    {row.issues.length === 0
                      ? t('planItems.pasteFine')
                      : row.issues
                          .map(({ code, params }) => known(`ruleIssues.${code}`, { ...params }) ?? code)
                          .join('；')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Page>
  );
}
