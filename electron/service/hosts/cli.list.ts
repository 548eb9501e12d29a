import { z } from 'zod';
import { PROCEDURES } from '#shared/contract/list.ts';

/** Every procedure with its JSON Schema, as `cli list` prints it. */
export function listProcedures() {
  return PROCEDURES.map((procedure) => ({
    name: procedure.name,
    kind: procedure.kind,
    permission: procedure.permission,
    host: procedure.host,
    summary: procedure.summary,
    input: z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(procedure.output, { io: 'output', unrepresentable: 'any' }),
  }));
}
