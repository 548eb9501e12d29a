import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid, Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { leaderDoubt } from '#shared/features/regroupings/regroupings.rules.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { LineupEditor } from './LineupEditor.tsx';
import {
  differenceOf,
  goesOn,
  inOrder,
  isStale,
  type Line,
  type RegroupingForm,
  rebased,
  seenOf,
} from './lineupForm.ts';
import styles from './Regroupings.module.css';

/** 办理领导小组调整: day and reason, the new line-up in official order, and what it changes; carried out in one act. */
export function RegroupingFormPage() {
  const { t, label } = useText();
  const [, go] = useLocation();
  const { today } = useSession();
  const canWrite = useCan()('duties.write');
  const [askedGroup] = useAddressPart('group');
  const [form, setForm] = useState<RegroupingForm>(() => empty(askedGroup, today));
  const [tried, setTried] = useState(false);
  const at = form.effectiveOn ?? today;
  const { data, error, refetch } = useCall('duties.overview', { at }, { keep: true });
  const carryOut = useCommand('regroupings.carryOut');
  const groups = (data?.groups ?? []).filter((group) => group.dissolvedOn === null || group.dissolvedOn > at);
  const group = groups.find(({ id }) => id === form.leadingGroupId);
  const present = (data?.assignments ?? []).filter((row) => row.leadingGroupId === form.leadingGroupId);
  const lines = inOrder(form.lines ?? present.map(goesOn));
  const dirty = form.lines !== null || form.reason !== '' || form.documentNo !== '';
  const draft = useFormDraft({
    key: 'regrouping:new',
    title: t('regroupings.draftTitle'),
    base: null,
    form,
    dirty,
    onTake: (_base, kept) => setForm(kept),
  });
  const change = (part: Partial<RegroupingForm>) => setForm((now) => ({ ...now, ...part }));
  const setLines = (next: readonly Line[]) => change({ lines: inOrder(next), seen: form.seen ?? seenOf(present) });
  const stale = isStale(form.seen, present);
  const people = differenceOf(lines, present);
  const changed = people.filter((one) => one.change !== 'stays');
  const doubt = group === undefined || lines.length === 0 ? null : leaderDoubt(lines);
  const counts = (kind: string) => people.filter((one) => one.change === kind).length;
  const noReason = [...form.reason.trim()].length < 2;
  const wrong = (when: boolean, words: string) => (tried && when ? { error: words } : {});
  const back = () => void draft.leave(() => go('/duties/regroupings'));
  const submit = async () => {
    setTried(true);
    const { leadingGroupId, effectiveOn, reason, documentNo } = form;
    if (leadingGroupId === null || effectiveOn === null || noReason || group === undefined) return;
    const sums = { joins: counts('joins'), leaves: counts('leaves'), changes: counts('changes') };
    const agreed = await askConfirm({
      title: t('regroupings.confirmTitle'),
      body: t('regroupings.confirmBody', {
        group: group.name,
        date: effectiveOn,
        counts: t('regroupings.changeCounts', sums),
      }),
      confirm: t('regroupings.carryOut'),
    });
    if (!agreed) return;
    const lineup = lines.map(({ key: _key, ...line }) => line);
    const seen = form.seen ?? seenOf(present);
    try {
      const { id } = await carryOut.mutateAsync({
        ...{ leadingGroupId, effectiveOn, reason, documentNo, lineup },
        present: [...seen],
      });
      void draft.saved();
      announce(t('regroupings.done'));
      go(`/duties/regroupings?id=${id}`);
    } catch (failure) {
      if (isCallError(failure, 'conflict')) void refetch();
    }
  };
  const ready = group !== undefined && changed.length > 0 && !stale && doubt !== 'several';
  useCommands([
    {
      id: 'regrouping.carryOut',
      label: 'regroupings.carryOut',
      shortcut: 'Ctrl+S',
      canRun: () => canWrite && ready && !carryOut.isPending,
      run: () => void submit(),
    },
    { id: 'regrouping.back', label: 'common.back', shortcut: 'Escape', canRun: () => true, run: back },
  ]);
  return (
    <Page
      title={t('regroupings.newTitle')}
      subtitle={group?.name}
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('common.back')}
          </Button>
          <Button
            title="Ctrl+S"
            disabled={!canWrite || !ready}
            loading={carryOut.isPending}
            onClick={() => void submit()}
          >
            {t('regroupings.carryOut')}
          </Button>
        </>
      }
    >
      {draft.notice}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {!stale && !isCallError(carryOut.error, 'conflict') && (
        <FailureNotice error={carryOut.error} refused="regroupings.refused" />
      )}
      <Section title={t('regroupings.detail')}>
        <FieldGrid>
          <Field
            label={t('regroupings.group')}
            required
            {...wrong(form.leadingGroupId === null, t('regroupings.problemGroup'))}
          >
            <Select
              data-autofocus
              searchable
              allowDeselect={false}
              data={groups.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.leadingGroupId}
              onChange={(leadingGroupId) => change({ leadingGroupId, lines: null, seen: null })}
            />
          </Field>
          <Field label={t('regroupings.effectiveOn')} required help={t('regroupings.effectiveHelp')}>
            <DateField
              clearable={false}
              value={form.effectiveOn}
              onChange={(effectiveOn) => effectiveOn !== null && change({ effectiveOn })}
            />
          </Field>
          <Field label={t('regroupings.reason')} required {...wrong(noReason, t('regroupings.problemReason'))}>
            <Textarea
              autosize
              minRows={1}
              maxRows={4}
              maxLength={500}
              placeholder={t('regroupings.reasonPlaceholder')}
              value={form.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('regroupings.documentNo')} help={t('regroupings.documentNoHelp')}>
            <TextInput
              maxLength={100}
              value={form.documentNo}
              onChange={(event) => change({ documentNo: event.currentTarget.value })}
            />
          </Field>
        </FieldGrid>
      </Section>
      {stale && (
        <Notice tone="behind">
          {t('regroupings.stale')}{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              change({ lines: rebased(lines, form.seen ?? [], present), seen: seenOf(present) });
              carryOut.reset();
            }}
          >
            {t('regroupings.checked')}
          </Button>
        </Notice>
      )}
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && group !== undefined && (
        <div className={styles.columns}>
          <div className={styles.lineup}>
            <LineupEditor lines={lines} present={present} overview={data} editable={canWrite} onChange={setLines} />
          </div>
          <div className={styles.difference}>
            <Section title={t('regroupings.difference')}>
              {doubt !== null && (
                <Notice tone={doubt === 'several' ? 'overdue' : 'behind'}>
                  {t(doubt === 'several' ? 'regroupings.leaderSeveral' : 'regroupings.leaderNone')}
                </Notice>
              )}
              {changed.length === 0 ? (
                <p className={styles.dim}>{t('regroupings.differenceNone')}</p>
              ) : (
                <DifferenceList people={changed.map((one) => ({ ...one, ...nameOf(data, one.memberId) }))} />
              )}
              <p className={styles.dim}>
                {t('regroupings.present', { count: new Set(present.map(({ memberId }) => memberId)).size })} ·{' '}
                {label('lineupChangeLabels', 'stays')} {counts('stays')}
              </p>
            </Section>
          </div>
        </div>
      )}
    </Page>
  );
}

function empty(leadingGroupId: string | null, today: string): RegroupingForm {
  return { leadingGroupId, effectiveOn: today, reason: '', documentNo: '', lines: null, seen: null };
}

/** Name and post of a member as they are entered now. */
function nameOf(overview: { readonly members: readonly { id: string; name: string; post: string }[] }, id: string) {
  const found = overview.members.find((member) => member.id === id);
  return { name: found?.name ?? '', post: found?.post ?? '' };
}
