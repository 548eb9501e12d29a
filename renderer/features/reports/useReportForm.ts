import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { type FormConflict, formConflict, sameValue } from '#renderer/ui/formConflict.ts';
import { useDraft } from '#renderer/ui/useDraft.ts';
import { type Report, type ReportFields, report as reportSchema } from '#shared/features/reports/reports.contract.ts';

/** What a clerk may change of a report. */
export type ReportForm = Pick<ReportFields, 'title' | 'periodStart' | 'periodEnd' | 'collectionTaskId'> & {
  readonly recipients: string;
  readonly blocks: ReportFields['content']['blocks'];
};
/** A stored report at the revision that is on the screen. */
export type ReportTarget = { readonly id: string; readonly expectedRevision: number };
type Base = { readonly form: ReportForm; readonly revision: number };

const stored = reportSchema
  .pick({ title: true, recipients: true, content: true, periodStart: true, periodEnd: true, collectionTaskId: true })
  .loose();

function formOf(
  values: Pick<Report, 'title' | 'recipients' | 'content' | 'periodStart' | 'periodEnd' | 'collectionTaskId'>,
) {
  const { title, recipients, content, periodStart, periodEnd, collectionTaskId } = values;
  return { title, recipients: recipients ?? '', blocks: content.blocks, periodStart, periodEnd, collectionTaskId };
}

/**
 * The form of a draft report: what is typed and its draft, saving against the revision that was shown, and what somebody else stored
 * meanwhile. A count of the numbers gives a new revision without touching the text: it is simply followed.
 */
export function useReportForm(report: Report, name: string) {
  const { id, kind, templateId } = report;
  const [base, setBase] = useState<Base>(() => ({ form: formOf(report), revision: report.revision }));
  const [form, setForm] = useState(base.form);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [conflict, setConflict] = useState<FormConflict<ReportForm> | null>(null);
  /** Somebody else's changes were taken in without a question, for they touch other fields. */
  const [merged, setMerged] = useState(false);
  /** A change from outside puts a new editor in place, which alone keeps its own text. */
  const [round, setRound] = useState(0);
  const latest = useRef(form);
  latest.current = form;
  const dirty = report.editable && !sameValue(form, base.form);
  const content = useMemo(() => ({ base, form }), [base, form]);
  const draft = useDraft(`report:${id}`, name, content, dirty);
  const change = useCallback((part: Partial<ReportForm>) => setForm((now) => ({ ...now, ...part })), []);
  const put = (next: ReportForm) => {
    setForm(next);
    setRound((now) => now + 1);
  };

  useEffect(() => {
    if (saving || report.revision <= base.revision) return;
    const theirs = formOf(report);
    if (!sameValue(theirs, base.form) && dirty) return;
    setBase({ form: theirs, revision: report.revision });
    if (sameValue(theirs, base.form)) return;
    setForm(theirs);
    setRound((now) => now + 1);
  }, [report, base, dirty, saving]);

  const takeIn = ({ theirs, taken, revision }: FormConflict<ReportForm>, chosen: Partial<ReportForm>) => {
    setBase({ form: theirs, revision });
    setConflict(null);
    put({ ...latest.current, ...taken, ...chosen });
  };
  const met = (error: unknown, sent: ReportForm): boolean => {
    const read = (record: unknown) => {
      const found = stored.safeParse(record);
      return found.success ? formOf(found.data) : undefined;
    };
    const found = formConflict(error, { base: base.form, mine: sent, read });
    if (found === null) return false;
    if (found.clashes.length > 0) setConflict(found);
    else {
      takeIn(found, {});
      setMerged(true);
    }
    return true;
  };

  /** @returns null when it could not be saved; the reason is in `conflict` or `failure` */
  const save = async (): Promise<ReportTarget | null> => {
    const sent = latest.current;
    setFailure(null);
    setMerged(false);
    if (sameValue(sent, base.form)) return { id, expectedRevision: base.revision };
    setSaving(true);
    try {
      const { blocks, recipients, ...fields } = sent;
      const saved = await call('reports.save', {
        id,
        expectedRevision: base.revision,
        fields: {
          ...fields,
          kind,
          templateId,
          recipients: recipients.trim() || null,
          content: { blocks: [...blocks] },
        },
      });
      const after = { form: sent, revision: saved.revision };
      setBase(after);
      void draft.clear({ base: after, form: sent });
      return { id, expectedRevision: saved.revision };
    } catch (error) {
      if (!met(error, sent)) setFailure(error);
      return null;
    } finally {
      setSaving(false);
    }
  };

  return {
    form,
    change,
    dirty,
    save,
    saving,
    failure,
    merged,
    round,
    draft,
    conflict,
    /** Goes on with what is stored now; of the fields that both changed, those named are taken from there. Nothing is saved yet. */
    settle(fields: ReadonlySet<keyof ReportForm>) {
      if (conflict === null) return;
      const chosen = Object.fromEntries(
        conflict.clashes.filter((field) => fields.has(field)).map((field) => [field, conflict.theirs[field]]),
      );
      takeIn(conflict, chosen);
    },
    leaveConflict: () => setConflict(null),
    takeDraft() {
      if (draft.offer === null) return;
      const { base: typedOn, form: typed } = draft.offer.content;
      // Saved against the revision it was typed on: a newer one is noticed.
      setBase(typedOn);
      put(typed);
      draft.dismissOffer();
    },
  };
}
