import { type ComponentType, lazy } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';

type PageProps = { readonly id?: string };

/** A place of the program: its address, who may go there, its page. */
export type PageRoute = {
  readonly path: string;
  readonly permission: Permission;
  readonly Page: ComponentType<PageProps>;
};

/** Loads a page when it is first opened; `pick` names the export. */
export function page<Module>(load: () => Promise<Module>, pick: (module: Module) => ComponentType<PageProps>) {
  return lazy(async () => ({ default: pick(await load()) }));
}
