import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { call } from './client.ts';
import { runJob } from './jobs.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // The service is on this machine: a failure is an answer, not a lost packet; changes arrive as events.
    queries: {
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Key of a call in the query cache. */
export function queryKey<Name extends ProcedureName>(name: Name, input: CallInput<Name>) {
  return [name, input] as const;
}

/**
 * Reads a query of the contract and reads it again when its records change.
 * @param options.enabled false: not yet; `keep`: show the last answer while a new input is read
 */
export function useCall<Name extends ProcedureName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<CallOutput<Name>, Error> {
  return useQuery<CallOutput<Name>, Error>({
    queryKey: queryKey(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A command: `mutate(input)` or `await mutateAsync(input)` (throws CallError). Screens refresh by the `changed` event. */
export function useCommand<Name extends ProcedureName>(
  name: Name,
): UseMutationResult<CallOutput<Name>, Error, CallInput<Name>> {
  return useMutation<CallOutput<Name>, Error, CallInput<Name>>({ mutationFn: (input) => call(name, input) });
}

/** A job: like `useCommand`, shown in the status line with progress and cancel. */
export function useJob<Name extends ProcedureName>(
  name: Name,
  label: MessageKey,
): UseMutationResult<CallOutput<Name>, Error, CallInput<Name>> {
  return useMutation<CallOutput<Name>, Error, CallInput<Name>>({ mutationFn: (input) => runJob(name, input, label) });
}
