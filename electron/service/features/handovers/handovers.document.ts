import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { Handover, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { splitWork } from '#shared/features/handovers/handovers.rules.ts';
import { type MessageKey, type MessageParameters, message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** Between a name and its post. */
const CELL = '\u3000';

type Person = { readonly id: string; readonly name: string; readonly post: string };
type Line = {
  readonly kind: string;
  readonly title: string;
  readonly note: string;
  readonly dueOn: string | null;
  readonly to: string;
};

/**
 * The hand-over sheet (交接清单): who hands what to whom, in the kinds of the screen, and room for three signatures. Before the work is
 * handed over it says so.
 */
export function handoverSheet(sheet: {
  readonly handover: Handover;
  readonly work: readonly HandoverWork[];
  readonly members: readonly Person[];
  readonly officeName: string;
  readonly printedOn: string;
}): SheetDocumentInput {
  const { handover, work, members, officeName, printedOn } = sheet;
  const people = new Map(members.map((member) => [member.id, member]));
  const named = (id: string | null) => people.get(id ?? '')?.name ?? '';
  const full = (id: string) => [named(id), people.get(id)?.post ?? ''].filter(Boolean).join(CELL);
  const { moves } = splitWork(work);
  const lines: Line[] = [
    ...handover.given.map(({ toName, ...line }) => ({ ...line, to: toName })),
    ...moves.map(({ toMemberId, ...line }) => ({ ...line, to: named(toMemberId) })),
  ];
  const witness = [handover.witnessName, handover.witnessPost].filter(Boolean).join(CELL);
  const subtitle = handover.stage === 'open' ? t('handoverPrint.notYet') : '';
  return {
    title: t('handoverPrint.title'),
    subtitle,
    author: officeName,
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: t('handoverPrint.from'), value: full(handover.fromMemberId) },
          { label: t('handoverPrint.to'), value: full(handover.toMemberId) },
          { label: t('handoverPrint.witness'), value: witness || t('handoverPrint.noWitness') },
          { label: t('handoverPrint.handedOn'), value: handover.handedOn },
          { label: t('handoverPrint.reason'), value: handover.reason ?? '' },
          { label: t('handoverPrint.office'), value: officeName },
        ],
      },
      ...workBlocks(lines),
      ...returnBlocks(handover, work),
      ...extraBlocks(handover, named),
      { kind: 'paragraph', text: t('handoverPrint.declaration', { count: lines.length }) },
      ...signatureLines(handover, lines, named),
      { kind: 'paragraph', text: t('handoverPrint.printedOn', { office: officeName, date: printedOn }) },
    ],
  };
}

/** One table for all kinds, in the order of the screen; the kind stands in its own column. */
function workBlocks(lines: readonly Line[]): SheetBlock[] {
  const heading: SheetBlock = { kind: 'heading', level: 2, text: t('handoverPrint.work', { count: lines.length }) };
  if (lines.length === 0) return [heading, { kind: 'paragraph', text: t('handoverPrint.none') }];
  const columns = [
    { title: t('handoverPrint.seq'), width: 11 },
    { title: t('handoverPrint.kind'), width: 26 },
    { title: t('handoverPrint.item'), width: 52 },
    { title: t('handoverPrint.note'), width: 42 },
    { title: t('handoverPrint.dueOn'), width: 22 },
    { title: t('handoverPrint.receiver'), width: 20 },
  ];
  const rows = lines.map(({ kind, title, note, dueOn, to }, index) => [
    ...[String(index + 1), messageIfKnown('zh-CN', `handoverLabels.${kind}`) ?? kind, title],
    ...[note, dueOn ?? '', to],
  ]);
  return [heading, ...listBlocks(columns, rows)];
}

/** What was returned or disabled, also when it is gone since. */
function returnBlocks(handover: Handover, work: readonly HandoverWork[]): SheetBlock[] {
  const { returns } = splitWork(work);
  const isKnown = new Set(handover.ticks.map(({ kind, itemId }) => `${kind}:${itemId}`));
  const open = returns.filter(({ kind, itemId }) => !isKnown.has(`${kind}:${itemId}`));
  const all = [
    ...handover.ticks.map((one) => ({ ...one, done: true })),
    ...open.map((one) => ({ ...one, done: false })),
  ];
  if (all.length === 0) return [];
  const columns = [
    { title: t('handoverPrint.seq'), width: 11 },
    { title: t('handoverPrint.kind'), width: 30 },
    { title: t('handoverPrint.item'), width: 90 },
    { title: t('handoverPrint.state'), width: 40 },
  ];
  const rows = all.map(({ kind, title, done }, index) => [
    ...[String(index + 1), messageIfKnown('zh-CN', `handoverLabels.${kind}`) ?? kind, title],
    t(done ? 'handoverPrint.returned' : 'handoverPrint.notReturned'),
  ]);
  return [{ kind: 'heading', level: 2, text: t('handoverPrint.returns') }, ...listBlocks(columns, rows)];
}

/** Keys, media, paper: whatever was written down by hand. */
function extraBlocks({ extras }: Handover, named: (id: string | null) => string): SheetBlock[] {
  if (extras.length === 0) return [];
  const columns = [
    { title: t('handoverPrint.seq'), width: 11 },
    { title: t('handoverPrint.item'), width: 60 },
    { title: t('handoverPrint.count'), width: 20 },
    { title: t('handoverPrint.receiver'), width: 24 },
    { title: t('handoverPrint.remark'), width: 36 },
    { title: t('handoverPrint.state'), width: 24 },
  ];
  const rows = extras.map(({ name, count, toMemberId, remark, handedOver }, index) => [
    ...[String(index + 1), name, count, named(toMemberId), remark],
    t(handedOver ? 'handoverPrint.handed' : 'handoverPrint.notHanded'),
  ]);
  return [{ kind: 'heading', level: 2, text: t('handoverPrint.extras') }, ...listBlocks(columns, rows)];
}

/** A line to sign on for the giver, every receiver and the witness. */
function signatureLines(
  handover: Handover,
  lines: readonly Line[],
  named: (id: string | null) => string,
): SheetBlock[] {
  const extra = handover.extras.map(({ toMemberId }) => named(toMemberId)).filter(Boolean);
  const receivers = [...new Set([named(handover.toMemberId), ...lines.map(({ to }) => to), ...extra])];
  const texts = [
    t('handoverPrint.signFrom', { name: named(handover.fromMemberId) }),
    ...receivers.map((name) => t('handoverPrint.signTo', { name })),
    ...(handover.witnessName === null ? [] : [t('handoverPrint.signWitness', { name: handover.witnessName })]),
  ];
  return texts.map((text) => ({ kind: 'paragraph', text }));
}
