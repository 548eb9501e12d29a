import type { Handlers, NamesOf } from '../../context.ts';

export const filesHandlers = {
  'files.upload': async ({ runtime }, { name, size }) => ({ $file: runtime.files.expectUpload(name, size) }),
} satisfies Handlers<NamesOf<'files'>>;
