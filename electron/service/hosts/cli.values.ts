import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/contract/errors.ts';
import { fileOutput } from '#shared/contract/primitives.ts';
import type { Service } from '../service.ts';

const fileIn = z.object({ $file: z.string() }).loose();
const reference = z.strictObject({ $ref: z.string() });

/** Applies `change` to every object of a JSON value, outermost first; `undefined` means: go on inside. */
function mapObjects(value: unknown, change: (object: object) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const changed = change(value);
  if (changed !== undefined) return changed;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapObjects(item, change)]));
}

/**
 * Where a path on the command line leads: from the folder in which the user typed it, which `npm run` leaves for the
 * project's own.
 */
export function placeOf(file: string): string {
  const typedIn = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined;
  return path.resolve(typedIn ?? '.', file);
}

/** `{"$file": "path"}` anywhere becomes a ticket of the service. */
export function sendFiles(service: Service, input: unknown): unknown {
  return mapObjects(input, (object) => {
    const parsed = fileIn.safeParse(object);
    return parsed.success ? { ...parsed.data, $file: service.files.offerPath(placeOf(parsed.data.$file)) } : undefined;
  });
}

/**
 * `{"$ref": "STEP.path.to.value"}` takes a value from an earlier step's result; STEP is its number from 0, or its `as`.
 * @throws AppError `not_found` when there is no such value
 */
export function resolveReferences(
  input: unknown,
  steps: readonly Envelope[],
  names: readonly (string | undefined)[] = [],
): unknown {
  return mapObjects(input, (object) => {
    const parsed = reference.safeParse(object);
    if (!parsed.success) return undefined;
    const [step = '', ...keys] = parsed.data.$ref.split('.');
    const named = names.slice(0, steps.length).lastIndexOf(step);
    const envelope = steps[named >= 0 ? named : Number(step)];
    let value: unknown = envelope?.ok ? envelope.value : undefined;
    // A path may or may not name the `value` member of the envelope.
    if (keys[0] === 'value' && !(typeof value === 'object' && value !== null && 'value' in value)) keys.shift();
    for (const key of keys) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    if (value === undefined) throw new AppError('not_found', { reference: parsed.data.$ref });
    return value;
  });
}

/** Writes the files of an answer to `folder` and names them by their path; without a folder they stay tickets. */
export async function collectFiles(service: Service, value: unknown, folder: string | undefined): Promise<unknown> {
  if (!folder) return value;
  const saving: (Promise<void> | undefined)[] = [];
  const collected = mapObjects(value, (object) => {
    const parsed = fileOutput.safeParse(object);
    if (!parsed.success) return undefined;
    fs.mkdirSync(folder, { recursive: true });
    const place = freePath(folder, parsed.data.name);
    saving.push(service.files.saveTo(parsed.data.$file, place));
    return { ...parsed.data, $file: place };
  });
  await Promise.all(saving);
  return collected;
}

function freePath(folder: string, name: string): string {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const place = path.join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    if (!fs.existsSync(place)) return place;
  }
}
