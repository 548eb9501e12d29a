import { dialog, shell } from 'electron';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Link } from '#shared/features/native/native.contract.ts';
import { NATIVE_TEXT } from '#shared/features/native/native.text.ts';
import type { NativeContext } from './nativeProcedures.ts';

/** The fixed list; nothing from records, no parameters. */
const ADDRESSES: Readonly<Record<Link, string>> = Object.freeze({
  ministry: 'https://www.mca.gov.cn/',
  registry: 'https://xxgs.chinanpo.mca.gov.cn/',
});

/** `links.open`: the only use of `shell.openExternal`, asked for each time. */
export async function openLink(input: { link: Link }, context: NativeContext): Promise<Envelope<{ opened: boolean }>> {
  const address = ADDRESSES[input.link];
  const question = {
    type: 'question',
    message: NATIVE_TEXT.openLink,
    detail: address,
    buttons: [NATIVE_TEXT.open, NATIVE_TEXT.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  } as const;
  const window = context.window();
  const asked = { ...question, buttons: [...question.buttons] };
  const { response } = await (window ? dialog.showMessageBox(window, asked) : dialog.showMessageBox(asked));
  if (response !== 0) return { ok: true, value: { opened: false } };
  await shell.openExternal(address);
  return { ok: true, value: { opened: true } };
}
