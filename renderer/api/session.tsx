import { createContext, type ReactNode, useContext } from 'react';
import type { z } from 'zod';
import { type Permission, permits } from '#shared/contract/permissions.ts';
import type { sessionState } from '#shared/features/session/session.contract.ts';
import { queryClient, queryKey, useCall } from './queries.ts';

export type SessionState = z.infer<typeof sessionState>;

const SessionContext = createContext<SessionState | null>(null);

/** Gives the session state to everything below; mounted once it has been read. */
export function SessionProvider({ value, children }: { readonly value: SessionState; readonly children: ReactNode }) {
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** The state of the session: office, user, today's date. Only below the shell. */
export function useSession(): SessionState {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Whether the logged-in user may do what a permission guards. */
export function useCan(): (permission: Permission) => boolean {
  const roles = useSession().user?.roles ?? [];
  return (permission) => permits(permission, roles);
}

/** The session as read from the service, for the application's frame. */
export function useSessionQuery() {
  return useCall('session.state', {});
}

/** Puts the state that a session call answered in place of the one read before. */
export function acceptSession(state: SessionState): void {
  queryClient.setQueryData(queryKey('session.state', {}), state);
}
