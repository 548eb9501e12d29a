import type { CallInput, CallOutput } from '#shared/contract/list.ts';

/** One place of a correction sheet as it stands on the screen. */
export type LineForm = {
  readonly key: string;
  readonly place: string;
  readonly wrong: string;
  readonly right: string;
  readonly reason: string;
  readonly decisionId: string | null;
};

/** A correction sheet on the screen; JSON-safe: it is the draft. */
export type CorrectionForm = {
  readonly revision: number | null;
  readonly documentNo: string;
  readonly lines: readonly LineForm[];
};

export type Correction = CallOutput<'minutes.corrections'>['corrections'][number];

/** An empty line of a correction sheet. */
export function newLine(): LineForm {
  return { key: crypto.randomUUID(), place: '', wrong: '', right: '', reason: '', decisionId: null };
}

/** The form of a stored correction, or of a new one with one empty line. */
export function formOf(correction: Correction | undefined): CorrectionForm {
  if (correction === undefined) return { revision: null, documentNo: '', lines: [newLine()] };
  return {
    revision: correction.revision,
    documentNo: correction.documentNo ?? '',
    lines: correction.lines.map(({ place, wrong, right, reason, decisionId }) => ({
      ...{ key: crypto.randomUUID(), place, decisionId },
      ...{ wrong: wrong ?? '', right: right ?? '', reason: reason ?? '' },
    })),
  };
}

/** What is sent: places in which something stands. */
export function contentOf(form: CorrectionForm): Pick<CallInput<'minutes.saveCorrection'>, 'documentNo' | 'lines'> {
  const lines = form.lines.filter((line) => `${line.place}${line.wrong}${line.right}`.trim() !== '');
  return {
    documentNo: form.documentNo,
    lines: lines.map(({ key: _key, ...line }) => line),
  };
}

/** Whether the sheet may be sent: at least one place, each with its name. */
export function isComplete(form: CorrectionForm): boolean {
  const { lines } = contentOf(form);
  return lines.length > 0 && lines.every((line) => line.place.trim() !== '');
}

const linesText = ({ lines }: CorrectionForm) =>
  lines.map(({ place, wrong, right }, index) => `${index + 1}. ${place} ${wrong} → ${right}`).join('\n');

/** The parts of a sheet that stand differently on the screen and in what somebody else stored. */
export function conflictsOf(
  mine: CorrectionForm,
  theirs: CorrectionForm,
  names: { readonly documentNo: string; readonly lines: string },
): { readonly field: 'documentNo' | 'lines'; readonly name: string; readonly mine: string; readonly theirs: string }[] {
  const both = [
    { field: 'documentNo', name: names.documentNo, mine: mine.documentNo, theirs: theirs.documentNo },
    { field: 'lines', name: names.lines, mine: linesText(mine), theirs: linesText(theirs) },
  ] as const;
  return both.filter((one) => one.mine !== one.theirs);
}
