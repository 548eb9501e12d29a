import { useRef, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { uploadFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { fileSize } from '#renderer/ui/format.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import {
  ATTACHMENT_LIMIT,
  ATTACHMENT_LIMIT_WORDS,
  type AttachmentKind,
} from '#shared/features/attachments/attachments.rules.ts';

/** A file that was not added, and why. */
export type Refused = { readonly name: string; readonly sentence: string };

type Adding = {
  /** The file on its way: which of how many. */
  readonly now: { readonly name: string; readonly number: number; readonly total: number } | null;
  readonly refused: readonly Refused[];
  add(files: readonly File[], kind: AttachmentKind): Promise<void>;
  /** The file on its way is still added, the others are not. */
  stop(): void;
  dismiss(): void;
};

/** Adds files to a record one after the other; what cannot be added is listed and holds nothing up. */
export function useAddFiles(owner: { readonly ownerType: 'organization'; readonly ownerId: string }): Adding {
  const text = useText();
  const { t } = text;
  const [now, setNow] = useState<Adding['now']>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const stopped = useRef(false);
  const busy = useRef(false);
  const addOne = async (file: File, kind: AttachmentKind): Promise<Refused | null> => {
    // Told before anything is sent: a large file would only be refused at its end.
    if (file.size > ATTACHMENT_LIMIT) {
      const sentence = t('attachments.tooLarge', { size: fileSize(file.size), limit: ATTACHMENT_LIMIT_WORDS });
      return { name: file.name, sentence };
    }
    try {
      const source = await uploadFile(file);
      await runJob('attachments.add', { ...owner, source, kind }, 'attachments.adding');
      return null;
    } catch (error) {
      // The job was cancelled in the status line: whoever does that wants no further files.
      if (isCallError(error, 'cancelled')) stopped.current = true;
      return { name: file.name, sentence: sentenceOf(error, text) };
    }
  };
  const add: Adding['add'] = async (files, kind) => {
    if (busy.current || files.length === 0) return;
    busy.current = true;
    stopped.current = false;
    const bad: Refused[] = [];
    setRefused(bad);
    let tried = 0;
    for (const file of files) {
      if (stopped.current) break;
      tried += 1;
      setNow({ name: file.name, number: tried, total: files.length });
      const failed = await addOne(file, kind);
      if (failed !== null) bad.push(failed);
    }
    busy.current = false;
    setNow(null);
    setRefused(bad);
    const done = tried - bad.length;
    const rest = files.length - tried;
    if (rest > 0) announce(t('attachments.stopped', { done, rest: rest + bad.length }));
    else if (done > 0 && bad.length > 0) announce(t('attachments.addedSome', { done, failed: bad.length }));
    else if (done > 0) announce(t('attachments.added', { count: done }));
  };
  return {
    now,
    refused,
    add,
    stop: () => {
      stopped.current = true;
    },
    dismiss: () => setRefused([]),
  };
}

/** Why a file was not added: the rule it breaks, or what happened. */
function sentenceOf(error: unknown, { known, errorText }: Text): string {
  const fields = isCallError(error, 'rule_broken') ? error.details.fields : undefined;
  const issue: unknown = Array.isArray(fields) ? fields[0] : undefined;
  const code = typeof issue === 'object' && issue !== null && 'code' in issue ? String(issue.code) : '';
  return known(`ruleIssues.${code}`) ?? errorText(error);
}
