import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { PROGRESS } from '#shared/features/actions/actions.contract.ts';
import type { MessageKey } from '#shared/text/index.ts';
import styles from './ActionsPage.module.css';
import { type Act, type ActFields, actProblems, emptyAct, type GotAction } from './actForm.ts';
import { sendAct } from './sendAct.ts';

const WORDS: Readonly<Record<Act, { title: MessageKey; note: MessageKey; done: MessageKey; act: MessageKey }>> = {
  assign: {
    title: 'actionLoop.assignTitle',
    note: 'actionLoop.note',
    done: 'actionLoop.assignSaved',
    act: 'actionLoop.assign',
  },
  report: {
    title: 'actionLoop.reportTitle',
    note: 'actionLoop.reportNote',
    done: 'actionLoop.reportSaved',
    act: 'actionLoop.report',
  },
  complete: {
    title: 'actionLoop.completeTitle',
    note: 'actions.evidence',
    done: 'actions.doneSaved',
    act: 'actionLoop.complete',
  },
  strikeOff: {
    title: 'actionLoop.strikeOffTitle',
    note: 'actionLoop.strikeOffNote',
    done: 'actionLoop.strikeOffSaved',
    act: 'actionLoop.strikeOff',
  },
  extend: {
    title: 'actionLoop.askTitle',
    note: 'actionLoop.extensionReason',
    done: 'actionLoop.askSaved',
    act: 'actionLoop.askExtension',
  },
  decide: {
    title: 'actionLoop.extensionTitle',
    note: 'actionLoop.remark',
    done: 'actionLoop.extensionSaved',
    act: 'actionLoop.approve',
  },
};

type Props = {
  readonly act: Act;
  readonly got: GotAction;
  /** Files that came since the last act: they go with this one. */
  readonly fileIds: readonly string[];
  onClose(): void;
};

/** The few fields of one act on an action; what is typed is kept as a draft. */
export function ActForm({ act, got, fileIds, onClose }: Props) {
  const { t } = useText();
  const { today, user } = useSession();
  const { action } = got;
  const [base, setBase] = useState(() => ({ revision: action.revision, form: emptyAct(got, today, user) }));
  const [form, setForm] = useState(base.form);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const words = WORDS[act];
  const set = (part: Partial<ActFields>) => setForm((now) => ({ ...now, ...part }));
  const draft = useFormDraft({
    key: `actionAct:${action.id}-${act}`,
    title: t('common.draftOf', { form: t(words.title), name: action.text.slice(0, 60) }),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base.form),
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  const problems = actProblems(act, form, fileIds.length, today);
  const wrong = (field: string) => {
    const key = tried ? problems.get(field) : undefined;
    return key === undefined ? {} : { error: t(key) };
  };
  const send = async (chosen: Act | 'refuse') => {
    setTried(true);
    if (problems.size > 0 || sending) return;
    setSending(true);
    setError(null);
    try {
      await sendAct(chosen, got, base.revision, form, fileIds);
      announce(t(words.done));
      // Closed at once: a moment later the user may be at another place, which the closing would take him back from.
      void draft.saved();
      onClose();
    } catch (failure) {
      setError(failure);
      // The panel shows what it is now; sending again goes by that.
      if (isCallError(failure, 'conflict')) setBase({ ...base, revision: presentRevision(failure.details.record) });
    } finally {
      setSending(false);
    }
  };
  const leave = () => void draft.leave(onClose);
  useCommands([
    { id: 'action.act', label: words.act, shortcut: 'Ctrl+S', canRun: () => !sending, run: () => void send(act) },
  ]);
  const { closing } = got;
  return (
    <section className={styles.act} aria-label={t(words.title)}>
      <h3>{t(words.title)}</h3>
      {draft.notice}
      {act === 'strikeOff' && <p>{t(closing.isDoer ? 'actionLoop.strikeOffSelf' : 'actionLoop.strikeOffBody')}</p>}
      {act === 'decide' && closing.askedByMe && <p>{t('actionLoop.extensionSelf')}</p>}
      <div className={styles.fields}>
        {act === 'assign' && <OwnerField value={form.memberId} onChange={(memberId) => set({ memberId })} />}
        {act === 'report' && (
          <Field label={t('actionLoop.progress')} required>
            <SegmentedControl
              data={PROGRESS.map((value) => ({ value, label: t(`actionProgressLabels.${value}`) }))}
              value={form.progress}
              onChange={(value) => set({ progress: PROGRESS.find((one) => one === value) ?? 'on_track' })}
            />
          </Field>
        )}
        {act === 'extend' && (
          <Field label={t('actionLoop.newDueOn')} required {...wrong('newDueOn')}>
            <DateField value={form.newDueOn} clearable={false} onChange={(newDueOn) => set({ newDueOn })} />
          </Field>
        )}
        {(act === 'assign' || act === 'report' || act === 'complete') && (
          <Field label={t(act === 'complete' ? 'actions.doneOn' : 'actionLoop.happenedOn')} required {...wrong('on')}>
            <DateField value={form.on} clearable={false} onChange={(on) => set({ on })} />
          </Field>
        )}
        {act === 'decide' && (
          <>
            <Field label={t('actionLoop.approverName')} required {...wrong('approverName')}>
              <TextInput
                maxLength={50}
                value={form.approverName}
                onChange={(event) => set({ approverName: event.currentTarget.value })}
              />
            </Field>
            <Field label={t('actionLoop.approverPost')} required {...wrong('approverPost')}>
              <TextInput
                maxLength={100}
                value={form.approverPost}
                onChange={(event) => set({ approverPost: event.currentTarget.value })}
              />
            </Field>
          </>
        )}
        <Field
          label={t(words.note)}
          required={act === 'report' || act === 'extend'}
          {...(act === 'complete' ? { help: t('actionLoop.completeHelp') } : {})}
          {...wrong('note')}
        >
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxRows={10}
            maxLength={act === 'complete' || act === 'report' ? 2000 : 500}
            value={form.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </Field>
      </div>
      {isCallError(error, 'conflict') ? (
        <Notice tone="behind">{t('actionLoop.conflict')}</Notice>
      ) : (
        <FailureNotice error={error} />
      )}
      <div className={styles.acts}>
        <Button loading={sending} onClick={() => void send(act)}>
          {t(words.act)}
        </Button>
        {act === 'decide' && (
          <Button variant="default" color="red" onClick={() => void send('refuse')}>
            {t('actionLoop.refuse')}
          </Button>
        )}
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}

function presentRevision(record: unknown): number {
  if (typeof record === 'object' && record !== null && 'revision' in record && typeof record.revision === 'number')
    return record.revision;
  return -1;
}

/** The member of the office who answers for it. */
export function OwnerField({ value, onChange }: { readonly value: string | null; onChange(id: string | null): void }) {
  const { t } = useText();
  const members = useCall('duties.overview', {}, { keep: true }).data?.members ?? [];
  return (
    <Field label={t('actionLoop.owner')}>
      <Select
        searchable
        clearable
        placeholder={t('actionLoop.ownerNone')}
        data={members
          .filter((member) => member.active || member.id === value)
          .map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
