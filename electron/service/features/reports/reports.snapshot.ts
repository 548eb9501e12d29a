import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, constants, createBrotliCompress } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { FiguresByPeriod } from '#shared/features/reports/figures/comparedLines.ts';
import type { Fact, FigureSpec } from '#shared/features/reports/figures/fact.ts';
import { FACT_SETS, FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { countFigures, type Facts, type Figure } from '#shared/features/reports/figures/figures.rules.ts';
import {
  COMPARED_PERIODS,
  type ComparedPeriod,
  FIGURE_GROUPS,
  FIGURE_UNITS,
  REPORT_KINDS,
} from '#shared/features/reports/reports.lists.ts';
import { type FrozenRollUp, frozenRollUp } from '#shared/features/rollUp/rollUp.contract.ts';
import { canonicalJson, sha256 } from '../../crypto/encodings.ts';
import { keptFigure, keptOf } from './snapshotFigures.ts';

/**
 * The frozen facts of a report (features W3): everything its numbers were counted from, the numbers, and the list behind each, as one file
 * that is kept, sealed by the signature of the document, and handed out so that anybody can count again. Canonical JSON (RFC 8785), compressed with Brotli (RFC 7932).
 */
const FORMAT = 'taizhang-report-snapshot/1';
/** Most bytes of a file handed in, and of what it unfolds to. */
export const MOST_SNAPSHOT_BYTES = 64 * 1024 * 1024;
const MOST_UNFOLDED_BYTES = 768 * 1024 * 1024;
/** Facts that are hashed before waiting calls are answered. */
const FACTS_AT_ONCE = 2000;
/** The periods as canonical JSON orders their names. */
const PERIODS_IN_ORDER = [...COMPARED_PERIODS].sort();

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const periodSchema = z.strictObject({ kind: z.enum(REPORT_KINDS), from: z.iso.date(), to: z.iso.date() });
const specSchema = z.strictObject({
  key: z.string(),
  group: z.enum(FIGURE_GROUPS),
  unit: z.enum(FIGURE_UNITS),
  by: z
    .union([
      z.literal('named'),
      z.strictObject({ section: z.string(), prefix: z.string().exactOptional(), values: z.array(z.string()) }),
    ])
    .exactOptional(),
  ratio: z.strictObject({ of: z.string(), to: z.string() }).exactOptional(),
});
/** A fact with its hash. Told by hand: a schema takes seconds over hundreds of thousands of them. */
export type HashedFact = Fact & { readonly sha256: string };
const hashedFact = z.custom<HashedFact>(isHashedFact);
const factsSchema = z.record(z.string(), z.array(hashedFact));
const figuresSchema = z.array(keptFigure);

const snapshotSchema = z.strictObject({
  format: z.literal(FORMAT),
  reportId: z.string(),
  office: z.strictObject({ id: z.string(), name: z.string() }),
  countedAt: z.string(),
  periods: z.strictObject({ current: periodSchema, previous: periodSchema, last_year: periodSchema }),
  /** The figures as they were defined when they were counted. */
  specs: z.array(specSchema),
  facts: z.strictObject({ current: factsSchema, previous: factsSchema, last_year: factsSchema }),
  /** Hash of all hashes of facts, in the order of periods and sets. */
  factsSha256: hash,
  /** Every number with its list: what the report goes on showing. */
  figures: z.strictObject({ current: figuresSchema, previous: figuresSchema, last_year: figuresSchema }),
  /** Edition of the rules that counted; older snapshots do not say it. */
  rulesEdition: z.number().int().exactOptional(),
  /** What lower offices returned, put together from the facts `returnedFigures`; older snapshots of such a report do not have it. */
  rollUp: frozenRollUp.exactOptional(),
});

export type Snapshot = z.output<typeof snapshotSchema>;
export type FactsByPeriod = Readonly<Record<ComparedPeriod, Facts>>;

const FACT_KEYS = 7;

function isHashedFact(value: unknown): value is HashedFact {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== FACT_KEYS) return false;
  if (!('id' in value && 'title' in value && 'sha256' in value && 'data' in value)) return false;
  if (!('collection' in value && 'recordId' in value && 'on' in value)) return false;
  const isText = (one: unknown) => typeof one === 'string';
  const isTextOrNone = (one: unknown) => one === null || typeof one === 'string';
  return (
    isText(value.id) &&
    isText(value.title) &&
    isText(value.sha256) &&
    isTextOrNone(value.collection) &&
    isTextOrNone(value.recordId) &&
    isTextOrNone(value.on)
  );
}

/** A snapshot as it is kept: its bytes, and how many facts it holds. */
export type PackedSnapshot = { readonly bytes: Buffer; readonly facts: number };

/**
 * Freezes facts: each with its own hash, so that one that is altered later is named. Each is put into JSON once, and goes to the
 * compression as it is written: an office of full size has hundreds of thousands.
 * @throws AppError `cancelled`
 */
export async function packSnapshot(
  head: Pick<Snapshot, 'reportId' | 'office' | 'countedAt' | 'periods' | 'rulesEdition'> & {
    readonly specs: readonly FigureSpec[];
  },
  {
    facts,
    figures,
    rollUp,
  }: { readonly facts: FactsByPeriod; readonly figures: FiguresByPeriod; readonly rollUp: FrozenRollUp | null },
  signal: AbortSignal,
): Promise<PackedSnapshot> {
  const compressed: Buffer[] = [];
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const ended = new Promise<void>((resolve, reject) => {
    brotli.on('data', (chunk: Buffer) => compressed.push(chunk));
    brotli.once('end', resolve);
    brotli.once('error', reject);
  });
  const all = createHash('sha256');
  let count = 0;
  // Canonical JSON: the names of every object in their order, nothing between them.
  const parts: string[] = [`{"countedAt":${canonicalJson(head.countedAt)},"facts":{`];
  const flush = async () => {
    if (!brotli.write(parts.splice(0).join(''))) await new Promise((resolve) => brotli.once('drain', resolve));
    await turn(signal);
  };
  try {
    for (const [place, period] of PERIODS_IN_ORDER.entries()) {
      parts.push(`${place === 0 ? '' : ','}"${period}":{`);
      for (const [setPlace, set] of Object.keys(facts[period]).sort().entries()) {
        parts.push(`${setPlace === 0 ? '' : ','}${canonicalJson(set)}:[`);
        all.update(setLine(period, set));
        for (const [index, fact] of (facts[period][set] ?? []).entries()) {
          const { json, hash } = hashedJson(fact);
          parts.push(index === 0 ? json : `,${json}`);
          all.update(hash);
          count += 1;
          if (count % FACTS_AT_ONCE === 0) await flush();
        }
        parts.push(']');
      }
      parts.push('}');
    }
    const { countedAt: _written, ...others } = head;
    parts.push(`},"factsSha256":"${all.digest('hex')}","figures":{`);
    for (const [place, period] of PERIODS_IN_ORDER.entries()) {
      parts.push(`${place === 0 ? '' : ','}"${period}":[`);
      figures[period].forEach((figure, index) => {
        parts.push(`${index === 0 ? '' : ','}${canonicalJson(keptOf(figure))}`);
      });
      parts.push(']');
      await flush();
    }
    const rest = canonicalJson({ format: FORMAT, ...others, ...(rollUp === null ? {} : { rollUp }) });
    parts.push(`},${rest.slice(1)}`);
    await flush();
    brotli.end();
    await ended;
    return { bytes: Buffer.concat(compressed), facts: count };
  } catch (error) {
    brotli.destroy();
    throw error;
  }
}

/** Reads a snapshot. @throws AppError `snapshot_unreadable` when it is damaged or something else */
export async function openSnapshot(bytes: Uint8Array): Promise<Snapshot> {
  try {
    const text = await promisify(brotliDecompress)(bytes, { maxOutputLength: MOST_UNFOLDED_BYTES });
    return snapshotSchema.parse(JSON.parse(text.toString('utf8')));
  } catch {
    throw new AppError('snapshot_unreadable');
  }
}

/** Hash of a fact as it stands: everything of it but the hash itself. */
export function factHash({ id, collection, recordId, title, on, data }: Fact): string {
  return sha256(canonicalJson({ id, collection, recordId, title, on, data })).toString('hex');
}

/** A fact as a snapshot holds it, put into JSON once: the hash is that of everything but itself. */
function hashedJson({ id, collection, recordId, title, on, data }: Fact): {
  readonly json: string;
  readonly hash: string;
} {
  const before = canonicalJson({ collection, data, id, on, recordId }).slice(0, -1);
  const after = `,"title":${canonicalJson(title)}}`;
  const hash = sha256(before, after).toString('hex');
  return { json: `${before},"sha256":"${hash}"${after}`, hash };
}

/** The hash over all facts that a snapshot must carry. */
export function hashOfFacts(
  facts: Readonly<Record<ComparedPeriod, Readonly<Record<string, readonly HashedFact[]>>>>,
): string {
  const all = createHash('sha256');
  for (const period of PERIODS_IN_ORDER)
    for (const set of Object.keys(facts[period]).sort()) {
      all.update(setLine(period, set));
      for (const fact of facts[period][set] ?? []) all.update(fact.sha256);
    }
  return all.digest('hex');
}

function setLine(period: ComparedPeriod, set: string): string {
  return `${period} ${set}\n`;
}

/** Counts every figure of the three periods from the facts of a snapshot, as they were defined then. */
export function countSnapshot(snapshot: CountedParts): FiguresByPeriod {
  return {
    current: countPeriod(snapshot, 'current'),
    previous: countPeriod(snapshot, 'previous'),
    last_year: countPeriod(snapshot, 'last_year'),
  };
}

type CountedParts = Pick<Snapshot, 'specs' | 'facts' | 'periods'>;

/** Figures that the program came to count later are left out: the snapshot does not know them. */
function countPeriod({ specs, facts, periods }: CountedParts, period: ComparedPeriod): Figure[] {
  const known = new Set(specs.map(({ key }) => key));
  const later = FIGURES.filter(({ key }) => !known.has(key));
  const figures = countFigures([...specs, ...later], FACT_SETS, facts[period], periods[period]);
  return figures.filter(({ spec }) => known.has(spec.key));
}

/** Lets waiting calls be answered. @throws AppError `cancelled` */
export async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new AppError('cancelled');
}
