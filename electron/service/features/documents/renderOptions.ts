import type { BaseContext } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { layoutOverrides } from '../../documents/officialLayout.ts';
import type { RenderOptions } from '../../documents/renderDocument.ts';

/** How every document of this office is drawn: at the call's moment, in its fonts and measures, named after this program. */
export function renderOptionsOf({ runtime, now }: Pick<BaseContext, 'runtime' | 'now'>): RenderOptions {
  const { fontPreference, officialLayout } = runtime.settings;
  return {
    createdAt: timeStampOf(now),
    fontPreference,
    layout: layoutOverrides(officialLayout),
    creator: `Taizhang ${runtime.options.version}`,
  };
}
