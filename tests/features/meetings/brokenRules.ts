import { z } from 'zod';

const issue = z.object({
  field: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The rules that a refused call broke, with what fills their sentences. */
export function brokenRules(failure: { readonly details: Readonly<Record<string, unknown>> }) {
  return z.array(issue).parse(failure.details.fields ?? []);
}
